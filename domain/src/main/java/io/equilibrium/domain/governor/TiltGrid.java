package io.equilibrium.domain.governor;

/** The tilts that a run may have, every 0.2 log odds up to 1.2 on both sides, and how likely they are beforehand. */
final class TiltGrid {
    static final double WIDEST = 1.2;
    /** Tilts in all; even odds are the one in the middle. */
    static final int SIZE = 13;

    private static final double STEP = 2 * WIDEST / (SIZE - 1);
    private static final double ROUNDING = 1e-9;

    private final double[] factors = new double[SIZE];
    private final double[] prior = new double[SIZE];
    private final double margin;

    TiltGrid(GovernorSettings settings) {
        this.margin = settings.margin();
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            double scaled = tilt(i) / settings.tiltScale();
            factors[i] = Math.exp(tilt(i));
            prior[i] = isFair(i) && settings.fairPrior() > 0 ? 0 : Math.exp(-scaled * scaled / 2);
            sum += prior[i];
        }
        for (int i = 0; i < SIZE; i++) {
            prior[i] *= (1 - settings.fairPrior()) / sum;
        }
        prior[SIZE / 2] += settings.fairPrior();
    }

    private static boolean isFair(int i) {
        return i == SIZE / 2;
    }

    static double tilt(int i) {
        return isFair(i) ? 0 : (i - SIZE / 2) * STEP;
    }

    double prior(int i) {
        return prior[i];
    }

    /** Whether the tilt is beyond the margin upwards (for continuation) or, mirrored, downwards. */
    boolean isBeyond(int i, int sign) {
        return sign * tilt(i) > margin + ROUNDING;
    }

    /** How likely each tilt makes this bit. */
    void likelihoods(boolean continuation, double fair, double[] into) {
        for (int i = 0; i < SIZE; i++) {
            double p = Tilt.probability(fair, factors[i]);
            into[i] = continuation ? p : 1 - p;
        }
    }
}
