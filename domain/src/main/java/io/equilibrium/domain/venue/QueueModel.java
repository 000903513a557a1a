package io.equilibrium.domain.venue;

/** How a resting order comes to its turn among those at its price. */
public sealed interface QueueModel {
    /** Never before the price is traded through. */
    record TradedThrough() implements QueueModel {}

    /** It stands behind everything that was shown when it came, and only trades at its price bring it forward. */
    record RiskAverse() implements QueueModel {}

    /**
     * Cancellations bring it forward too: of what vanishes without a trade, back^power / (front^power + back^power) stood
     * behind it, front and back being what is before and behind it. After the models of Rigtorp's "Estimating order queue
     * position" (2013) and hftbacktest.
     */
    record Probabilistic(double power) implements QueueModel {
        public Probabilistic {
            if (!(power > 0) || power > 10) {
                throw new IllegalArgumentException("the queue's power must be above 0 and at most 10, was " + power);
            }
        }
    }
}
