package io.equilibrium.domain.evidence;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * A statistic beside what surrogates gave for it (section 11 of domain.md); NaN is one that could not be told. A surrogate
 * without a value counts as one that is at least as extreme.
 */
public final class SurrogateValue {
    private final double observed;
    private final double[] surrogates;

    public SurrogateValue(double observed, double[] surrogates) {
        this.observed = observed;
        this.surrogates = surrogates.clone();
    }

    public double observed() {
        return observed;
    }

    /** In the order of the runs. */
    public double[] surrogates() {
        return surrogates.clone();
    }

    /** p = (1 + hits) / (1 + runs), a hit being a surrogate at least as large; NaN without an observed value. */
    public double upperP() {
        return p(value -> value >= observed);
    }

    /** Twice the smaller one-sided p, at most 1. */
    public double twoSidedP() {
        return Math.min(1, 2 * Math.min(upperP(), p(value -> value <= observed)));
    }

    private double p(DoublePredicate hit) {
        if (Double.isNaN(observed)) {
            return Double.NaN;
        }
        long hits = Arrays.stream(surrogates)
                .filter(value -> Double.isNaN(value) || hit.test(value))
                .count();
        return (1 + hits) / (double) (1 + surrogates.length);
    }

    /** The mean of those that have a value. */
    public double mean() {
        return Arrays.stream(surrogates)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The value that a share of the surrogates does not exceed, of those that have one. */
    public double quantile(double share) {
        double[] sorted = Arrays.stream(surrogates)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SurrogateValue that
                && Double.compare(observed, that.observed) == 0
                && Arrays.equals(surrogates, that.surrogates);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(observed) + Arrays.hashCode(surrogates);
    }

    @Override
    public String toString() {
        return "SurrogateValue[observed=" + observed + ", surrogates=" + Arrays.toString(surrogates) + "]";
    }
}
