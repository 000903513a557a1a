@NullMarked
package io.equilibrium.contract;

import org.jspecify.annotations.NullMarked;
