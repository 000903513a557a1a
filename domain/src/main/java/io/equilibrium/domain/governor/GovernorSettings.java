package io.equilibrium.domain.governor;

import java.util.List;

/**
 * Which governor, and what it goes by; the same for all assets unless a person says otherwise.
 *
 * @param high FIXED: so many continuations or more are too many
 * @param low FIXED: so few or fewer are too few
 * @param margin BAYESIAN and EXPERTS: tilts of the fair odds within this many log odds are balance; 0.2 is five points at
 *     even odds
 * @param level BAYESIAN: the probability of a tilt beyond the margin at which the bits are out of balance
 * @param fairPrior BAYESIAN: the prior probability that a new run has no tilt at all
 * @param tiltScale BAYESIAN and EXPERTS: the standard deviation of the normal prior of tilts, in log odds; BAYESIAN: of those
 *     that are not 0
 * @param meanRuns BAYESIAN: the mean lengths of a run in bits, equally likely beforehand; hazards are their inverses
 * @param leastBits BAYESIAN: before so many informative bits of a segment it is always balance, as the prior of tilts alone is
 *     near the level
 * @param share EXPERTS: the part of its weight that each expert gives to all after every bit
 */
public record GovernorSettings(
        GovernorKind kind,
        int high,
        int low,
        double margin,
        double level,
        double fairPrior,
        double tiltScale,
        List<Integer> meanRuns,
        int leastBits,
        double share) {
    private static final int LONGEST_RUN = 10_000;

    /** The study: 13 and 7 of the window's bits. */
    public static final GovernorSettings DEFAULT =
            new GovernorSettings(GovernorKind.FIXED, 13, 7, 0.2, 0.46, 0.5, 0.6, List.of(80, 1_000), 40, 0.02);

    // Below it the prior of every tilt but none would vanish.
    private static final double LEAST_TILT_SCALE = 0.05;

    public GovernorSettings {
        meanRuns = List.copyOf(meanRuns);
        if (low < 0 || low >= high) {
            throw new IllegalArgumentException(
                    "thresholds must not overlap: low " + low + " must be at least 0 and below high " + high);
        }
        if (!(margin >= 0 && margin < TiltGrid.WIDEST)) {
            throw new IllegalArgumentException(
                    "margin must be from 0 to below " + TiltGrid.WIDEST + " log odds, was " + margin);
        }
        probability("level", level);
        probability("share", share);
        if (!(fairPrior >= 0 && fairPrior < 1)) {
            throw new IllegalArgumentException("fair prior must be from 0 to below 1, was " + fairPrior);
        }
        if (!(tiltScale >= LEAST_TILT_SCALE && tiltScale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "tilt scale must be at least " + LEAST_TILT_SCALE + ", was " + tiltScale);
        }
        if (leastBits < 1 || leastBits > LONGEST_RUN) {
            throw new IllegalArgumentException("least bits must be from 1 to " + LONGEST_RUN + ", was " + leastBits);
        }
        if (meanRuns.isEmpty() || meanRuns.stream().anyMatch(bits -> bits < 2 || bits > LONGEST_RUN)) {
            throw new IllegalArgumentException(
                    "mean runs must be from 2 to " + LONGEST_RUN + " bits, at least one, were " + meanRuns);
        }
    }

    private static void probability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, was " + value);
        }
    }

    public GovernorSettings withKind(GovernorKind other) {
        return new GovernorSettings(other, high, low, margin, level, fairPrior, tiltScale, meanRuns, leastBits, share);
    }

    public GovernorSettings withThresholds(int newHigh, int newLow) {
        return new GovernorSettings(
                kind, newHigh, newLow, margin, level, fairPrior, tiltScale, meanRuns, leastBits, share);
    }
}
