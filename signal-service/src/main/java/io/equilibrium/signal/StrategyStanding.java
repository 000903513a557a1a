package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.StrategySettings;

/** How one symbol's strategy stands in a run: its settings, what a bet decided at the last step rests on, and what stopped it. */
public record StrategyStanding(
        String symbol, RunId run, StrategySettings settings, Evidence evidence, boolean halted, boolean ended) {}
