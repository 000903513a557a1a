package io.equilibrium.domain.window;

import java.util.Arrays;

/** The number of successes in independent trials of unequal probability. */
public final class PoissonBinomial {
    private static final double TOLERANCE = 1e-9;

    private PoissonBinomial() {}

    /** The probabilities of 0, 1, … n successes, by dynamic programming; O(n²). */
    public static double[] distribution(double[] probabilities) {
        return distribution(probabilities, new double[probabilities.length + 1]);
    }

    private static double[] distribution(double[] probabilities, double[] mass) {
        Arrays.fill(mass, 0);
        mass[0] = 1;
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            for (int k = i + 1; k > 0; k--) {
                mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
            }
            mass[0] *= 1 - p;
        }
        return mass;
    }

    /** The probability of a count at least as far from the mean as k is, on either side. */
    public static double twoSidedTail(double[] probabilities, double mean, int k) {
        return twoSidedTail(probabilities, mean, k, new double[probabilities.length + 1]);
    }

    /** The same without allocating: the distribution is made in an array that has a place for 0, 1, … n. */
    static double twoSidedTail(double[] probabilities, double mean, int k, double[] mass) {
        distribution(probabilities, mass);
        double distance = Math.abs(k - mean) - TOLERANCE;
        double tail = 0;
        for (int count = 0; count < mass.length; count++) {
            if (Math.abs(count - mean) >= distance) {
                tail += mass[count];
            }
        }
        return Math.min(tail, 1);
    }

    /** The probability of more successes than failures. */
    public static double majority(double[] probabilities) {
        double[] mass = distribution(probabilities);
        double majority = 0;
        for (int count = probabilities.length / 2 + 1; count < mass.length; count++) {
            majority += mass[count];
        }
        return Math.min(majority, 1);
    }
}
