package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Arrays;

/**
 * The tilts that the last 5, 6, … 60 bits say, 0 while there are not so many: (k - sum q) / (sum q(1-q) + 1/s²), the first
 * Newton step towards the most probable tilt under a normal prior of standard deviation s, held within 2 log odds.
 */
final class WindowTilts {
    static final int SHORTEST = 5;
    static final int LONGEST = 60;
    static final int COUNT = LONGEST - SHORTEST + 1;

    private static final double WIDEST = 2;

    private final double priorPrecision;
    private final boolean[] bits = new boolean[LONGEST];
    private final double[] fair = new double[LONGEST];
    private final double[] factors = new double[COUNT];
    private int count;
    private int next;

    /** The prior's standard deviation in log odds. */
    WindowTilts(double priorScale) {
        this.priorPrecision = 1 / (priorScale * priorScale);
        reset();
    }

    void reset() {
        count = 0;
        next = 0;
        Arrays.fill(bits, false);
        Arrays.fill(fair, 0);
        Arrays.fill(factors, 1);
    }

    void on(boolean continuation, double fairContinuation) {
        bits[next] = continuation;
        fair[next] = fairContinuation;
        next = (next + 1) % LONGEST;
        count = Math.min(count + 1, LONGEST);
        judge();
    }

    private void judge() {
        double excess = 0;
        double information = priorPrecision;
        for (int length = 1; length <= LONGEST; length++) {
            if (length <= count) {
                int at = Math.floorMod(next - length, LONGEST);
                excess += (bits[at] ? 1 : 0) - fair[at];
                information += fair[at] * (1 - fair[at]);
            }
            if (length >= SHORTEST) {
                double tilt = length <= count ? Math.clamp(excess / information, -WIDEST, WIDEST) : 0;
                factors[length - SHORTEST] = Math.exp(tilt);
            }
        }
    }

    /** e^d of the window with this number. */
    double factor(int window) {
        return factors[window];
    }

    /** Its length, or how many bits there are. */
    int length(int window) {
        return Math.min(SHORTEST + window, count);
    }

    /** Among so many last bits. */
    int continuations(int last) {
        int continuations = 0;
        for (int back = 1; back <= Math.min(last, count); back++) {
            continuations += bits[Math.floorMod(next - back, LONGEST)] ? 1 : 0;
        }
        return continuations;
    }

    void save(StateWriter state) {
        state.putInt(count).putInt(next);
        for (int i = 0; i < LONGEST; i++) {
            state.putBoolean(bits[i]).putDouble(fair[i]);
        }
    }

    void restore(StateReader state) {
        count = state.getInt();
        next = state.getInt();
        if (count < 0 || count > LONGEST || next < 0 || next >= LONGEST) {
            throw new IllegalArgumentException("the state is damaged: bit " + next + " of " + count);
        }
        for (int i = 0; i < LONGEST; i++) {
            bits[i] = state.getBoolean();
            fair[i] = state.getDouble();
        }
        judge();
    }
}
