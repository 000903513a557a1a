package io.equilibrium.domain.market;

import io.equilibrium.domain.unit.E8;

/**
 * The symbol's longs pay its shorts this E8 share of their positions' notional at the mark; below 0 the shorts pay. It
 * stands right before its symbol's first tick at or after its time.
 */
public record Funding(String symbol, long rateE8, long eventTimeMicros) implements MarketEvent {
    public Funding {
        if (rateE8 <= -E8.ONE || rateE8 >= E8.ONE) {
            throw new IllegalArgumentException(
                    symbol + ": a funding rate must lie between -1 and 1, was " + E8.format(rateE8));
        }
    }
}
