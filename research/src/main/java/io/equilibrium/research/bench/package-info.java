/** How fast the rules are on this machine, and what they allocate. */
@NullMarked
package io.equilibrium.research.bench;

import org.jspecify.annotations.NullMarked;
