/** Whether a bet may become an order: sizing, limits, and the three-tier circuit breaker. */
@NullMarked
package io.equilibrium.domain.risk;

import org.jspecify.annotations.NullMarked;
