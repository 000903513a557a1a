package io.equilibrium.domain.gate;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Arrays;

/**
 * An e-detector of a lost edge (Shin, Ramdas and Rinaldo 2023, of Shiryaev and Roberts' form): at each bet a new e-process
 * starts against "each bet's conditional expected return is at least 0", and their sum is looked at. While the edge is there,
 * the mean number of bets until it reaches c is at least c.
 */
final class LostEdge {
    private static final double MOST = 1e15;

    private final double[] sums = new double[Stakes.COUNT];

    void reset() {
        Arrays.fill(sums, 0);
    }

    void on(BetTerms terms, boolean won, double overrun) {
        double part = -terms.netReturn(won, overrun) / terms.largestWin();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min((sums[i] + 1) * (1 + Stakes.part(i) * part), MOST);
        }
    }

    double evidence() {
        double sum = 0;
        for (double one : sums) {
            sum += one;
        }
        return sum / sums.length;
    }

    void save(StateWriter state) {
        for (double sum : sums) {
            state.putDouble(sum);
        }
    }

    void restore(StateReader state) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = state.getDouble();
        }
    }
}
