package io.equilibrium.domain.governor;

/** A tilt d of fair odds, in log odds: p = q e^d / (1 - q + q e^d). */
final class Tilt {
    private Tilt() {}

    /** The probability that the tilt makes of a fair one, given e^d. */
    static double probability(double fair, double factor) {
        return fair * factor / (1 - fair + fair * factor);
    }

    /** The tilt that makes one probability of the other; neither may be 0 or 1. */
    static double between(double fair, double probability) {
        return Math.log(probability / (1 - probability)) - Math.log(fair / (1 - fair));
    }

    /** Whether a bit with this fair probability says anything. */
    static boolean isInformative(double fair) {
        return fair > 0 && fair < 1;
    }
}
