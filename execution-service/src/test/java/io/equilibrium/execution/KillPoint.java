package io.equilibrium.execution;

/** Where in a batch's life the engine is killed. */
enum KillPoint {
    BEFORE_HANDLING,
    AFTER_HANDLING,
    BEFORE_SAVING,
    AFTER_SAVING;

    /** Kills at the given passing of a point, from 1. */
    record Plan(KillPoint point, int passing) {
        static final Plan NEVER = new Plan(BEFORE_HANDLING, Integer.MAX_VALUE);
    }

    /** A kill -9: nothing that catches exceptions may take it for one. */
    static final class Killed extends Error {}
}
