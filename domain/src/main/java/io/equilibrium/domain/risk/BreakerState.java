package io.equilibrium.domain.risk;

/** Where the breaker stands; times in microseconds, equity in E8. */
public sealed interface BreakerState {
    Tier tier();

    record Normal() implements BreakerState {
        @Override
        public Tier tier() {
            return Tier.NORMAL;
        }
    }

    /** Smaller entries, until every measure is calm again; what a person has held back, until a person's reset. */
    record Reduced(boolean isHeld) implements BreakerState {
        @Override
        public Tier tier() {
            return Tier.REDUCED;
        }
    }

    /** No entries until it has cooled down. */
    record Halted(long sinceMicros) implements BreakerState {
        @Override
        public Tier tier() {
            return Tier.HALTED;
        }
    }

    /** Small entries, judged from the equity at which the trial began. */
    record Trial(long sinceMicros, long startEquityE8) implements BreakerState {
        @Override
        public Tier tier() {
            return Tier.TRIAL;
        }
    }

    /** Everything closed; only a person leads out. */
    record Killed(long sinceMicros) implements BreakerState {
        @Override
        public Tier tier() {
            return Tier.KILLED;
        }
    }
}
