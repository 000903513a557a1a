/** The port to a venue, and the simulated venue that fills orders from ticks in event time. */
@NullMarked
package io.equilibrium.domain.venue;

import org.jspecify.annotations.NullMarked;
