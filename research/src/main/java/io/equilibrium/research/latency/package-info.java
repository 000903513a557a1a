/** How long recorded market data took to come, as samples for the paper venue. */
@NullMarked
package io.equilibrium.research.latency;

import org.jspecify.annotations.NullMarked;
