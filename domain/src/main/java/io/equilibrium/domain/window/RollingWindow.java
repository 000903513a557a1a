package io.equilibrium.domain.window;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** The last W behaviour bits with their fair probabilities. */
final class RollingWindow {
    private final WindowSettings settings;
    private final boolean[] bits;
    private final double[] fair;
    /** Scratch, oldest first. */
    private final double[] q;

    private final double[] mass;
    private long count;

    RollingWindow(WindowSettings settings) {
        this.settings = settings;
        this.bits = new boolean[settings.length()];
        this.fair = new double[settings.length()];
        this.q = new double[settings.length()];
        this.mass = new double[settings.length() + 1];
    }

    void add(BehaviourBit bit) {
        int at = (int) (count % bits.length);
        bits[at] = bit.behaviour() == Behaviour.CONTINUATION;
        fair[at] = bit.fairContinuation();
        count++;
    }

    boolean isFull() {
        return count >= bits.length;
    }

    /** Only of a full window; sums run oldest first. */
    WindowStatistics statistics() {
        int length = bits.length;
        int k = 0;
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < length; i++) {
            int at = (int) ((count + i) % length);
            q[i] = fair[at];
            k += bits[at] ? 1 : 0;
            mean += q[i];
            variance += q[i] * (1 - q[i]);
        }
        double share = k / (double) length;
        double z = variance > 0 ? (k - mean) / Math.sqrt(variance) : 0;
        double tail = PoissonBinomial.twoSidedTail(q, mean, k, mass);
        return new WindowStatistics(
                k, share - mean / length, z, entropy(share), tail, tail <= settings.alpha(), regime(z));
    }

    private Regime regime(double z) {
        if (z >= settings.regimeZ()) {
            return Regime.TREND;
        }
        return z <= -settings.regimeZ() ? Regime.CHOP : Regime.EQUILIBRIUM;
    }

    /** H2, in bits. */
    static double entropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }

    void reset() {
        count = 0;
    }

    void save(StateWriter state) {
        state.putLong(count);
        for (int i = 0; i < bits.length; i++) {
            state.putBoolean(bits[i]).putDouble(fair[i]);
        }
    }

    void restore(StateReader state) {
        count = state.getLong();
        for (int i = 0; i < bits.length; i++) {
            bits[i] = state.getBoolean();
            fair[i] = state.getDouble();
        }
    }
}
