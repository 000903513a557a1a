package io.equilibrium.domain.gate;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Arrays;

/**
 * Evidence that bets gain, by betting (Waudby-Smith and Ramdas 2023): the mean capital of some betters, each of which
 * stakes a fixed part of its capital on every bet's net return, cut at {@link #RUIN} times its largest planned loss, where
 * the boldest better has lost all. While each bet's conditional expected return, so cut, is at most 0 this is a
 * supermartingale, whatever the bets depend on: it ever reaches c times its start with probability 1/c at most.
 */
public final class EProcess {
    /** Beyond this nothing is added: a smaller capital than won is still a supermartingale. */
    private static final double MOST = 1e15;

    /** Largest planned losses that ruin the boldest better. */
    static final double RUIN = 1 / Stakes.BOLDEST;

    private final double[] capitals = new double[Stakes.COUNT];

    public EProcess() {
        restart(1);
    }

    /** Begins again with this evidence. */
    public void restart(double evidence) {
        Arrays.fill(capitals, evidence);
    }

    /** The price is so many sizes beyond a lost bet's threshold. */
    public void on(BetTerms terms, boolean won, double overrun) {
        double part = Math.max(terms.netReturn(won, overrun) / terms.largestLoss(), -RUIN);
        for (int i = 0; i < capitals.length; i++) {
            capitals[i] = Math.min(capitals[i] * (1 + Stakes.part(i) * part), MOST);
        }
    }

    public double evidence() {
        double sum = 0;
        for (double capital : capitals) {
            sum += capital;
        }
        return sum / capitals.length;
    }

    void save(StateWriter state) {
        for (double capital : capitals) {
            state.putDouble(capital);
        }
    }

    void restore(StateReader state) {
        for (int i = 0; i < capitals.length; i++) {
            capitals[i] = state.getDouble();
        }
    }
}
