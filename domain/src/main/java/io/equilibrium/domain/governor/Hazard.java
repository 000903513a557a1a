package io.equilibrium.domain.governor;

import java.util.Arrays;
import java.util.List;

/**
 * The chance that a run ends after its n-th bit, given that it has n: each run has one of a few constant hazards, equally
 * likely beforehand, so that the longer a run has lasted the lower its hazard is.
 */
final class Hazard {
    private final double[] rates;
    private final double[] survivors;
    private double[] chances = new double[256];
    private int known;

    Hazard(List<Integer> meanRuns) {
        this.rates = meanRuns.stream().mapToDouble(bits -> 1.0 / bits).toArray();
        this.survivors = new double[rates.length];
        Arrays.fill(survivors, 1);
    }

    /** n from 1. */
    double after(int n) {
        while (known < n) {
            next();
        }
        return chances[n - 1];
    }

    private void next() {
        if (known == chances.length) {
            chances = Arrays.copyOf(chances, 2 * known);
        }
        double ending = 0;
        double all = 0;
        for (int i = 0; i < rates.length; i++) {
            ending += survivors[i] * rates[i];
            all += survivors[i];
            survivors[i] *= 1 - rates[i];
        }
        chances[known++] = ending / all;
    }
}
