package io.equilibrium.domain.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * p-values of many statistics corrected together (Westfall and Young 1993): each is standardised by its own surrogates, and
 * compared with the largest of all of them in each run. It heeds how they depend on each other, as long as a run draws them
 * all alike, and its smallest p is 1 / (1 + runs) however many there are.
 */
public final class MaxT {
    private MaxT() {}

    /** The corrected p-values, in the order of the statistics, which have the same number of runs; large is extreme. */
    public static List<Double> adjusted(List<SurrogateValue> statistics) {
        if (statistics.isEmpty()) {
            return List.of();
        }
        double[] largest = new double[statistics.getFirst().surrogates().length];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        List<Double> observed = new ArrayList<>();
        for (SurrogateValue statistic : statistics) {
            double[] runs = statistic.surrogates();
            if (runs.length != largest.length) {
                throw new IllegalArgumentException("statistics must have the same number of runs");
            }
            double mean = statistic.mean();
            double deviation = deviation(runs, mean);
            for (int run = 0; run < runs.length; run++) {
                double t = Double.isNaN(runs[run]) ? Double.POSITIVE_INFINITY : (runs[run] - mean) / deviation;
                largest[run] = Math.max(largest[run], t);
            }
            observed.add((statistic.observed() - mean) / deviation);
        }
        return observed.stream()
                .map(t -> new SurrogateValue(t, largest).upperP())
                .toList();
    }

    /** At least so much that equal values do not divide by nothing. */
    private static double deviation(double[] runs, double mean) {
        double squares = 0;
        int count = 0;
        for (double value : runs) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
                count++;
            }
        }
        return Math.max(Math.sqrt(squares / Math.max(1, count)), Double.MIN_NORMAL);
    }
}
