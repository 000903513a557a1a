package io.equilibrium.domain.risk;

/** Why a bet becomes no order. */
public enum DenialReason {
    /** The jump that made the step passed the next threshold too: the bet was never tradable. */
    RESOLVED_BY_GAP,
    /** A trap would be filled by the step that ends the series. */
    LAST_OF_SERIES,
    /** The symbol has no instrument filters. */
    UNKNOWN_INSTRUMENT,
    /** The venue does not trade the instrument now. */
    NOT_TRADING,
    /** The signal is older than allowed, by event time or the clock; microseconds. */
    STALE_SIGNAL,
    /** The signal is further ahead of the clock than allowed, so one of the two is wrong; microseconds. */
    CLOCK_SKEWED,
    /** The symbol's last mark is older than allowed; microseconds. */
    STALE_MARK,
    /** A person has paused entries of the symbol, or of all. */
    ENTRIES_PAUSED,
    /** The strategy has not shown yet, or not any more, that its bets gain. */
    NO_EVIDENCE,
    /** Since when, in event time; microseconds. Of all breakers alike. */
    BREAKER_HALTED,
    BREAKER_KILLED,
    /** The symbol's breaker is HALTED or KILLED. */
    SYMBOL_HALTED,
    /** The breaker of what is bet, continuation or reversal, is HALTED or KILLED. */
    STRATEGY_HALTED,
    /** The step, and the last one that was bet on. */
    DUPLICATE_SIGNAL,
    /** Orders approved in the last minute. */
    ORDER_RATE,
    /** Orders that are out. */
    OPEN_ORDERS,
    /** The quantity, rounded down to the lot, is below the smallest. */
    BELOW_MINIMUM_QUANTITY,
    BELOW_MINIMUM_NOTIONAL,
    /** The order's limit is too far from the last mark; a share of it. */
    PRICE_COLLAR,
    ORDER_NOTIONAL,
    SYMBOL_NOTIONAL,
    TOTAL_NOTIONAL,
    /** With all that wins and loses with it. */
    CORRELATED_NOTIONAL,
    /** The venue allows a lower leverage at this notional, or knows none for it. */
    LEVERAGE,
    /** The margin of all open orders would exceed the equity. */
    MARGIN
}
