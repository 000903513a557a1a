/** Section 10 of domain.md: fees, instrument filters and the win rate at which a bet pays for itself. */
@NullMarked
package io.equilibrium.domain.cost;

import org.jspecify.annotations.NullMarked;
