package io.equilibrium.contract;

import io.equilibrium.domain.market.Funding;

/** Funding of a run: right before its symbol's first trade at or after its time. */
public record Funded(RunId run, long place, Funding funding) implements TapeEvent {
    @Override
    public String symbol() {
        return funding.symbol();
    }
}
