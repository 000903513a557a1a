@NullMarked
package io.equilibrium.signal;

import org.jspecify.annotations.NullMarked;
