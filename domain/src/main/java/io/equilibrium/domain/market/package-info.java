/** Sections 2 and 3 of domain.md: ticks, segments, bars and what a bar stands for, the average true range. */
@NullMarked
package io.equilibrium.domain.market;

import org.jspecify.annotations.NullMarked;
