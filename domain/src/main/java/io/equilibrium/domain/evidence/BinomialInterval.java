package io.equilibrium.domain.evidence;

/**
 * The exact 95 % interval of a share (Clopper and Pearson 1934): the shares under which so many hits, or more extreme ones,
 * have at least 2.5 % on either side. It supposes independent trials.
 */
public record BinomialInterval(double low, double high) {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;
    private static final double NEGLIGIBLE = 1e-17;

    /** Of hits among trials, at least one of them. */
    public static BinomialInterval of(long hits, long trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("hits must be among trials, were " + hits + " of " + trials);
        }
        return new BinomialInterval(lower(hits, trials), 1 - lower(trials - hits, trials));
    }

    /** The share under which so many hits or more have the probability of a tail. */
    private static double lower(long hits, long trials) {
        if (hits == 0) {
            return 0;
        }
        double logChoose = logChoose(trials, hits);
        double low = 0;
        double high = hits / (double) trials;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atLeast(hits, trials, middle, logChoose) < TAIL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** P(X ≥ hits), for a share below hits / trials, from where the terms only fall. */
    private static double atLeast(long hits, long trials, double share, double logChoose) {
        double odds = share / (1 - share);
        double term = Math.exp(logChoose + hits * Math.log(share) + (trials - hits) * Math.log1p(-share));
        double sum = 0;
        for (long count = hits; count <= trials && term > NEGLIGIBLE * sum; count++) {
            sum += term;
            term *= odds * (trials - count) / (count + 1);
        }
        return sum;
    }

    private static double logChoose(long n, long k) {
        double sum = 0;
        for (long i = 1; i <= k; i++) {
            sum += Math.log((n - k + i) / (double) i);
        }
        return sum;
    }
}
