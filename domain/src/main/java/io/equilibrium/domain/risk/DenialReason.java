package io.equilibrium.domain.risk;

/** Why a bet becomes no order. */
public enum DenialReason {
    /** The jump that made the step passed the next threshold too: the bet was never tradable. */
    RESOLVED_BY_GAP,
    /** A trap would be filled by the step that ends the series. */
    LAST_OF_SERIES,
    /** The symbol has no instrument filters. */
    UNKNOWN_INSTRUMENT,
    /** The signal is older, in event time, than allowed. */
    STALE_SIGNAL,
    /** A person has paused entries of the symbol, or of all. */
    ENTRIES_PAUSED,
    /** The strategy has not shown yet, or not any more, that its bets gain. */
    NO_EVIDENCE,
    BREAKER_HALTED,
    BREAKER_KILLED,
    DUPLICATE_SIGNAL,
    /** The quantity, rounded down to the lot, is below the smallest. */
    BELOW_MINIMUM_QUANTITY,
    BELOW_MINIMUM_NOTIONAL,
    SYMBOL_NOTIONAL,
    TOTAL_NOTIONAL,
    /** The venue allows a lower leverage at this notional, or knows none for it. */
    LEVERAGE,
    /** The margin of all open orders would exceed the equity. */
    MARGIN
}
