@NullMarked
package io.equilibrium.risk;

import org.jspecify.annotations.NullMarked;
