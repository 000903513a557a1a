package io.equilibrium.execution.paper;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;

/** A tick of a run, and where it stands on its topic. */
record WaitingTick(RunId run, Tick tick, int partition, long offset) {}
