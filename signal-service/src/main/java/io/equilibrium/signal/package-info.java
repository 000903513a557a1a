/** Sections 4 to 8 of domain.md behind Kafka's door: ticks to steps, steps to signals, per symbol, exactly once. */
@NullMarked
package io.equilibrium.signal;

import org.jspecify.annotations.NullMarked;
