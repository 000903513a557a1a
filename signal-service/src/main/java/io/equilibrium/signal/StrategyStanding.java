package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.StrategySettings;

/**
 * How one symbol's strategy stands in a run of so many symbols: its settings, what a bet decided at the last step rests on,
 * and what stops it.
 */
public record StrategyStanding(
        String symbol,
        RunId run,
        int symbols,
        StrategySettings settings,
        Evidence evidence,
        boolean paused,
        boolean halted,
        boolean ended) {}
