@NullMarked
package io.equilibrium.execution;

import org.jspecify.annotations.NullMarked;
