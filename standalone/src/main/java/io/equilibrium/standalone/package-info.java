@NullMarked
package io.equilibrium.standalone;

import org.jspecify.annotations.NullMarked;
