package io.equilibrium.domain.signal;

/** When a series ends: after a fixed number of bets, or as soon as wins exceed losses and at the latest then. */
public record SeriesRule(Kind kind, int length) {
    public enum Kind {
        FIXED,
        FIRST_PROFIT
    }

    public static final SeriesRule FIXED_7 = new SeriesRule(Kind.FIXED, 7);

    public SeriesRule {
        if (length < 1) {
            throw new IllegalArgumentException("a series must have at least 1 bet, was " + length);
        }
    }

    boolean endsAfter(int bets, int won) {
        return bets == length || (kind == Kind.FIRST_PROFIT && 2 * won > bets);
    }
}
