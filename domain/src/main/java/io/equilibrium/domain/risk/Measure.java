package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;

/**
 * What a rule of the breaker watches; each is reached when its reading comes to the threshold or above. Shares are of the
 * scope's equity, which is the account's start and what the scope has made since.
 */
public enum Measure {
    /**
     * Share of the peak that mark-to-market equity is below it: the peak since the last return to normal, or, for a rule that
     * kills, the highest since a person's reset, so that halts in a row add up.
     */
    DRAWDOWN(Unit.SHARE),
    /** Share that the equity is below what it was when the UTC day began. */
    DAILY_LOSS(Unit.SHARE),
    /** Share of the peak that the last bet lost, fees and funding included. */
    BET_LOSS(Unit.SHARE),
    /** Bets lost since the last one won. */
    LOSS_STREAK(Unit.COUNT),
    /** Share of lost bets among the last {@code window}. */
    LOSS_RATE(Unit.SHARE),
    /** How much worse than its own price (an entry's at the step, a stop's trigger) the last {@code window} takers filled, mean. */
    SLIPPAGE(Unit.SHARE),
    /** Entries that the venue refused in the last {@code window} microseconds. */
    REJECTS(Unit.COUNT),
    /** Errors of the venue in the last {@code window} microseconds. */
    VENUE_ERRORS(Unit.COUNT),
    /** Microseconds since the symbol's market was heard last, while others were heard. */
    STALE_FEED(Unit.MICROS),
    /** Positions that the venue holds otherwise than the ledger. */
    POSITION_MISMATCH(Unit.COUNT),
    /** Microseconds since the dead-man signal was heard last; never before it was heard once. */
    DEAD_MAN(Unit.MICROS);

    /** What a threshold counts. */
    public enum Unit {
        /** E8 of a whole. */
        SHARE,
        /** A number of things. */
        COUNT,
        /** Microseconds. */
        MICROS;

        /** As people read it. */
        public String text(long value) {
            return switch (this) {
                case SHARE -> E8.format(value);
                case COUNT -> Long.toString(value);
                case MICROS -> value / 1_000_000 + " s";
            };
        }
    }

    private final Unit unit;

    Measure(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether a halt lasts as long as the condition does, whatever has cooled down. */
    boolean holds() {
        return this == STALE_FEED || this == POSITION_MISMATCH || this == DEAD_MAN;
    }

    /** Below this a rule that reduced is over: half the drawdown, or less than the warning, so that nothing flutters. */
    long calmBelow(long threshold) {
        return this == DRAWDOWN ? (threshold + 1) / 2 : warnedAt(threshold);
    }

    /** 80 % of a threshold. */
    static long warnedAt(long threshold) {
        return Math.ceilDiv(Math.multiplyExact(threshold, 4), 5);
    }
}
