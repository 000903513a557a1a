package io.equilibrium.domain.window;

/**
 * A full window against its fair probabilities: continuations k, drift k/W - mean q, z, entropy in bits, the two-sided
 * nominal tail, whether that is fat, and the regime.
 */
public record WindowStatistics(
        int continuations, double drift, double z, double entropy, double tail, boolean fatTail, Regime regime) {}
