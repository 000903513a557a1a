package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Tick;

/** Stands before the first of a market's ticks; each advance goes to the next, until there is none. */
public interface TickCursor extends AutoCloseable {
    boolean advance();

    /** The tick it stands on. */
    Tick tick();

    @Override
    void close();
}
