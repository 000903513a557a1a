package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import java.util.List;

/** Where orders go. What is returned happened at the venue, in event-time order per call. */
public interface Venue {
    /** Takes an order; every order is heard of again. */
    List<OrderEvent> on(BracketOrder order);

    /**
     * Cancels every entry of a symbol that has not acted and closes every position, decided at this time; orders that were
     * approved in an older epoch of the breaker are refused from then on.
     */
    List<OrderEvent> flatten(String symbol, long decidedAtMicros, long epoch);

    /** The market moved. */
    List<OrderEvent> on(Tick tick);

    /** Funding falls due on what is open. */
    List<OrderEvent> on(Funding funding);

    /** Something happened on the tape. */
    default List<OrderEvent> on(MarketEvent event) {
        return switch (event) {
            case Tick tick -> on(tick);
            case Funding funding -> on(funding);
        };
    }
}
