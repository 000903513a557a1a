package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Tick;

/** A trade, whether a line led to it, and a price of that move at which something happens; E8. */
record Moment(Tick tick, boolean line, long priceE8) {}
