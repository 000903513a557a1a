package io.equilibrium.domain.risk;

/** What may move a breaker; times in microseconds. */
public sealed interface BreakerInput {
    long timeMicros();

    /**
     * What the rules say of the scope now, with the equity in E8.
     *
     * @param asked the highest tier that a rule asks for, NORMAL for none
     * @param holds whether what halts lasts on, so that a halt does not cool down
     * @param calm whether every rule that reduces is far from its threshold again
     */
    record Judged(long timeMicros, long equityE8, Tier asked, boolean holds, boolean calm) implements BreakerInput {}

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
