/** Sections 4 and 5 of domain.md: adaptive step sizes, step levels and the fair probability of the next step. */
@NullMarked
package io.equilibrium.domain.step;

import org.jspecify.annotations.NullMarked;
