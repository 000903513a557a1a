@NullMarked
package io.equilibrium.research.spread;

import org.jspecify.annotations.NullMarked;
