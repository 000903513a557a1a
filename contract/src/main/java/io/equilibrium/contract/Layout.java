package io.equilibrium.contract;

import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;

/** The oldest layout that a reader must know to understand what is said: a later one only for what came with it. */
final class Layout {
    /** Traps and carried positions. */
    static final int TRAPS = 7;

    /** Breakers of scopes, rules and limits by name. */
    static final int BREAKERS = 8;

    private Layout() {}

    static int of(BracketOrder order) {
        return switch (order.entry()) {
            case Entry.AtStep _ -> order.carry() == null ? Message.USUAL : TRAPS;
            case Entry.Trap _ -> TRAPS;
        };
    }

    static int of(RiskEvent.Denied denial) {
        return switch (denial.reason()) {
            case LAST_OF_SERIES -> TRAPS;
            case NOT_TRADING,
                    CLOCK_SKEWED,
                    STALE_MARK,
                    SYMBOL_HALTED,
                    STRATEGY_HALTED,
                    ORDER_RATE,
                    OPEN_ORDERS,
                    PRICE_COLLAR,
                    ORDER_NOTIONAL,
                    CORRELATED_NOTIONAL -> BREAKERS;
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
                    MARGIN -> Message.USUAL;
        };
    }

    static int of(RiskEvent.BreakerMoved moved) {
        return moved.scope().equals(Scope.ACCOUNT) ? Message.USUAL : BREAKERS;
    }

    static int of(Command command) {
        return switch (command.action()) {
            case LIMIT -> BREAKERS;
            case TRIP, RESET -> command.scope().equals(Command.ACCOUNT) ? Message.USUAL : BREAKERS;
            case PAUSE, RESUME -> Message.USUAL;
        };
    }

    static int of(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Expired expired ->
                switch (expired.reason()) {
                    case LEVEL_MOVED, RAN_AWAY -> TRAPS;
                    case RESOLVED_BEFORE_ACTING, BEYOND_LIMIT, REMAINDER -> Message.USUAL;
                };
            case OrderEvent.Rejected rejected ->
                switch (rejected.reason()) {
                    case WOULD_TRIGGER_AT_ONCE, WOULD_TAKE -> TRAPS;
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
                            OLDER_EPOCH -> Message.USUAL;
                };
            case OrderEvent.Accepted _ -> Message.USUAL;
            case OrderEvent.Filled filled ->
                switch (filled.liquidity()) {
                    case CARRIED -> TRAPS;
                    case MAKER, TAKER -> Message.USUAL;
                };
            case OrderEvent.Cancelled _ -> Message.USUAL;
            case OrderEvent.Funded _ -> Message.USUAL;
        };
    }
}
