package io.equilibrium.domain.risk;

/** What may move the breaker; times in microseconds. */
public sealed interface BreakerInput {
    long timeMicros();

    /** The equity, and its drawdowns (E8 shares) from the peak since the last rebase and from the highest ever. */
    record Judged(long timeMicros, long equityE8, long drawdownE8, long greatestDrawdownE8) implements BreakerInput {}

    /** A person raises the tier. */
    record Tripped(long timeMicros, Tier tier, String actor, String reason) implements BreakerInput {
        public Tripped {
            if (tier == Tier.NORMAL || tier == Tier.TRIAL) {
                throw new IllegalArgumentException("a person may trip to REDUCED, HALTED or KILLED, not to " + tier);
            }
            require(actor, reason);
        }
    }

    /** A person leads back to normal, with the present equity as the new peak. */
    record Reset(long timeMicros, String actor, String reason) implements BreakerInput {
        public Reset {
            require(actor, reason);
        }
    }

    private static void require(String actor, String reason) {
        if (actor.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("whoever moves the breaker must say who and why");
        }
    }
}
