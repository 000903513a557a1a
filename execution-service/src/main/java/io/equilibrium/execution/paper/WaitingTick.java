package io.equilibrium.execution.paper;

import io.equilibrium.domain.market.Tick;

/** A tick that the venue has not seen: its place on the tape, and where it stands on its partition. */
record WaitingTick(long place, Tick tick, long offset) {}
