package io.equilibrium.research.results;

import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.MarketData;
import java.util.HashMap;
import java.util.Map;

/** The places that a market's events have on the tape: each symbol's start comes before all of them, its end after its last. */
public final class TapePlaces {
    private final Map<String, Left> left = new HashMap<>();
    private long next;

    /** How many ticks of one symbol are still to come. */
    private static final class Left {
        private long ticks;

        Left(long ticks) {
            this.ticks = ticks;
        }

        boolean isLast() {
            return --ticks == 0;
        }
    }

    public TapePlaces(MarketData market) {
        market.symbols().forEach(symbol -> left.put(symbol, new Left(market.ticks(symbol))));
        next = market.symbols().size();
    }

    /** The place of the next event of the market. */
    public long of(MarketEvent event) {
        long place = next++;
        if (event instanceof Tick tick) {
            Left of = left.get(tick.symbol());
            if (of != null && of.isLast()) {
                next++;
            }
        }
        return place;
    }
}
