package io.equilibrium.domain.evidence;

/** The standard normal distribution. */
final class Normal {
    private static final double SERIES_BELOW = 3;
    private static final int TERMS = 80;

    private Normal() {}

    /** The probability beyond z on both sides, z from 0: by the series of erf, and far out by Laplace's continued fraction. */
    static double twoSidedTail(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z < SERIES_BELOW) {
            double term = z;
            double sum = z;
            for (int n = 1; n <= TERMS; n++) {
                term *= z * z / (2 * n + 1);
                sum += term;
            }
            return Math.max(0, 1 - 2 * density * sum);
        }
        double fraction = z;
        for (int n = TERMS; n > 0; n--) {
            fraction = z + n / fraction;
        }
        return 2 * density / fraction;
    }
}
