package io.equilibrium.research.synthetic;

/** Who chooses the next step of a synthetic market: the probability that step n (from 0) continues the one before. */
@FunctionalInterface
public interface Regimes {
    double continuation(int step);

    /** Every step is a fair coin. */
    Regimes FAIR = step -> 0.5;

    /**
     * Stretches that continue and stretches that reverse, in turn: a full window of one kind is followed by the other, so
     * that betting against the window's imbalance pays.
     */
    static Regimes alternating(int steps, double continuation) {
        return step -> step / steps % 2 == 0 ? continuation : 1 - continuation;
    }
}
