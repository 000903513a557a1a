/** Seeded markets with a known answer: nothing in them was ever traded. */
@NullMarked
package io.equilibrium.research.synthetic;

import org.jspecify.annotations.NullMarked;
