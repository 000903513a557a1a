package io.equilibrium.marketdata;

import io.equilibrium.domain.market.MarketEvent;

/** Stands before the first of a market's events; each advance goes to the next, until there is none. */
public interface EventCursor extends AutoCloseable {
    boolean advance();

    /** The event it stands on. */
    MarketEvent event();

    @Override
    void close();
}
