package io.equilibrium.domain.evidence;

import io.equilibrium.domain.window.PoissonBinomial;
import java.util.Arrays;

/** Trials of a cell with the fair probability of each. */
final class CellTally {
    private static final int EXACT = 300;
    private static final double Z95 = 1.959963984540054;

    /** The first ones, while the exact distribution is made of them. */
    private double[] fair = new double[4];

    private int trials;
    private int hits;
    private double mean;
    private double variance;

    void add(double fairProbability, boolean hit) {
        if (trials < EXACT) {
            if (trials == fair.length) {
                fair = Arrays.copyOf(fair, Math.min(2 * trials, EXACT));
            }
            fair[trials] = fairProbability;
        }
        trials++;
        hits += hit ? 1 : 0;
        mean += fairProbability;
        variance += fairProbability * (1 - fairProbability);
    }

    int trials() {
        return trials;
    }

    TableCell cell(String name) {
        double rate = hits / (double) trials;
        double shrunk = (rate + Z95 * Z95 / (2 * trials)) / (1 + Z95 * Z95 / trials);
        double half = Z95
                / (1 + Z95 * Z95 / trials)
                * Math.sqrt(rate * (1 - rate) / trials + Z95 * Z95 / (4.0 * trials * trials));
        return new TableCell(
                name,
                trials,
                hits,
                rate,
                mean / trials,
                Math.max(0, shrunk - half),
                Math.min(1, shrunk + half),
                p(),
                Double.NaN);
    }

    /** Exact up to 300 trials, beyond that normal with a correction for continuity. */
    private double p() {
        if (trials <= EXACT) {
            return PoissonBinomial.twoSidedTail(Arrays.copyOf(fair, trials), mean, hits);
        }
        if (variance <= 0) {
            return 1;
        }
        double z = Math.max(0, Math.abs(hits - mean) - 0.5) / Math.sqrt(variance);
        return Normal.twoSidedTail(z);
    }
}
