package io.equilibrium.contract;

import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;

/** The oldest layout that a reader must know to understand what is said: the newest only for what came with it. */
final class Layout {
    private Layout() {}

    static int of(BracketOrder order) {
        return switch (order.entry()) {
            case Entry.AtStep _ -> order.carry() == null ? Message.BEFORE : Message.VERSION;
            case Entry.Trap _ -> Message.VERSION;
        };
    }

    static int of(RiskEvent.Denied denial) {
        return switch (denial.reason()) {
            case LAST_OF_SERIES -> Message.VERSION;
            case RESOLVED_BY_GAP,
                    UNKNOWN_INSTRUMENT,
                    STALE_SIGNAL,
                    ENTRIES_PAUSED,
                    NO_EVIDENCE,
                    BREAKER_HALTED,
                    BREAKER_KILLED,
                    DUPLICATE_SIGNAL,
                    BELOW_MINIMUM_QUANTITY,
                    BELOW_MINIMUM_NOTIONAL,
                    SYMBOL_NOTIONAL,
                    TOTAL_NOTIONAL,
                    LEVERAGE,
                    MARGIN -> Message.BEFORE;
        };
    }

    static int of(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Expired expired ->
                switch (expired.reason()) {
                    case LEVEL_MOVED, RAN_AWAY -> Message.VERSION;
                    case RESOLVED_BEFORE_ACTING, BEYOND_LIMIT, REMAINDER -> Message.BEFORE;
                };
            case OrderEvent.Rejected rejected ->
                switch (rejected.reason()) {
                    case WOULD_TRIGGER_AT_ONCE, WOULD_TAKE -> Message.VERSION;
                    case UNKNOWN_SYMBOL,
                            PRICE_OFF_TICK,
                            PRICE_BELOW_LOWEST,
                            PRICE_ABOVE_HIGHEST,
                            PRICE_ABOVE_BAND,
                            PRICE_BELOW_BAND,
                            QUANTITY_OFF_LOT,
                            BELOW_MINIMUM_QUANTITY,
                            ABOVE_MAXIMUM_QUANTITY,
                            BELOW_MINIMUM_NOTIONAL,
                            DUPLICATE_ORDER,
                            TOO_LATE,
                            OLDER_EPOCH -> Message.BEFORE;
                };
            case OrderEvent.Accepted _ -> Message.BEFORE;
            case OrderEvent.Filled filled ->
                switch (filled.liquidity()) {
                    case CARRIED -> Message.VERSION;
                    case MAKER, TAKER -> Message.BEFORE;
                };
            case OrderEvent.Cancelled _ -> Message.BEFORE;
            case OrderEvent.Funded _ -> Message.BEFORE;
        };
    }
}
