package io.equilibrium.domain.evidence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The mean of values of which those of one cluster may depend on each other, as bets of one series do: its standard error is
 * that of the clusters' sums (Liang and Zeger 1986).
 */
public final class ClusteredMean {
    private static final double Z95 = 1.959963984540054;

    private static final class Cluster {
        private double sum;
        private long count;
    }

    private final Map<Object, Cluster> clusters = new LinkedHashMap<>();
    private double sum;
    private long count;

    /** The cluster is whatever two values share that may depend on each other. */
    public void add(Object cluster, double value) {
        Cluster of = clusters.computeIfAbsent(cluster, any -> new Cluster());
        of.sum += value;
        of.count++;
        sum += value;
        count++;
    }

    public long count() {
        return count;
    }

    public int clusters() {
        return clusters.size();
    }

    /** NaN without values. */
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /** NaN without two clusters. */
    public double standardError() {
        int many = clusters.size();
        if (many < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = 0;
        for (Cluster cluster : clusters.values()) {
            double apart = cluster.sum - mean * cluster.count;
            squares += apart * apart;
        }
        return Math.sqrt(squares * many / (many - 1.0)) / count;
    }

    /** The lower end of the 95 % interval. */
    public double low() {
        return mean() - Z95 * standardError();
    }

    public double high() {
        return mean() + Z95 * standardError();
    }
}
