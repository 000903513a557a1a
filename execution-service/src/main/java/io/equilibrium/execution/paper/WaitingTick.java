package io.equilibrium.execution.paper;

import io.equilibrium.domain.market.MarketEvent;

/** What happened on the tape that the venue has not seen: its place on the tape, and where it stands on its partition. */
record WaitingTick(long place, MarketEvent event, long offset) {}
