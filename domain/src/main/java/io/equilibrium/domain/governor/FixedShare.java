package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/**
 * Fixed-Share (Herbster and Warmuth 1998) over experts with log loss: weights move by each expert's likelihood, then each gives
 * a share of its weight to all by their prior weights. Against any sequence of experts with k switches over T bits its loss is
 * larger by at most the sum of -ln(prior weight) of the k + 1 experts, - k ln(share) and - (T - 1 - k) ln(1 - share).
 */
final class FixedShare {
    private final double[] prior;
    private final double[] weights;
    private final double share;

    /** The prior weights sum to 1. */
    FixedShare(double[] prior, double share) {
        this.prior = prior.clone();
        this.weights = prior.clone();
        this.share = share;
    }

    void reset() {
        System.arraycopy(prior, 0, weights, 0, prior.length);
    }

    /** The mixture's probability of a one, the experts' being these. */
    double predict(double[] ones) {
        double mixture = 0;
        for (int i = 0; i < weights.length; i++) {
            mixture += weights[i] * ones[i];
        }
        return mixture;
    }

    void on(boolean one, double[] ones) {
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= one ? ones[i] : 1 - ones[i];
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (1 - share) * weights[i] / total + share * prior[i];
        }
    }

    double weight(int expert) {
        return weights[expert];
    }

    void save(StateWriter state) {
        for (double weight : weights) {
            state.putDouble(weight);
        }
    }

    void restore(StateReader state) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = state.getDouble();
        }
    }
}
