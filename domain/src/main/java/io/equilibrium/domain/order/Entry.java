package io.equilibrium.domain.order;

/** How a bracket is entered; prices in E8. */
public sealed interface Entry {
    Entry AT_STEP = new AtStep();

    /** At once when it acts, at what the market then is, within the limit. */
    record AtStep() implements Entry {}

    /**
     * Rests at a level until the price comes: a stop where the bracket goes on beyond the level, a limit where it turns back
     * there. It is taken back once the price has come to the level, or is so far from it as where it is given up; both are seen
     * and sent like every cancellation, after their latencies.
     */
    record Trap(long levelE8, long givenUpE8) implements Entry {
        public Trap {
            if (levelE8 <= 0 || givenUpE8 <= 0 || levelE8 == givenUpE8) {
                throw new IllegalArgumentException("a trap's level and where it is given up must be two prices above 0,"
                        + " were " + levelE8 + " and " + givenUpE8 + " E8");
            }
        }

        /** 1 where the price comes to the level from below, -1 from above. */
        public int sign() {
            return levelE8 > givenUpE8 ? 1 : -1;
        }
    }
}
