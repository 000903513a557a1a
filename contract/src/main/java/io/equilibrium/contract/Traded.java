package io.equilibrium.contract;

import io.equilibrium.domain.market.Tick;

/** A trade of a run. */
public record Traded(RunId run, long place, Tick tick) implements TapeEvent {
    @Override
    public String symbol() {
        return tick.symbol();
    }
}
