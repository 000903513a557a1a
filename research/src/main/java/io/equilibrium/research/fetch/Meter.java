package io.equilibrium.research.fetch;

import java.util.function.LongConsumer;

/** A stretch of a progress bar, so many units long, of which it is told how far one thing is. */
final class Meter {
    private final LongConsumer progress;
    private final long units;
    private long told;

    Meter(LongConsumer progress, long units) {
        this.progress = progress;
        this.units = units;
    }

    /** So many bytes of all are there; it never goes back. */
    void at(long bytes, long all) {
        reach(all <= 0 ? 0 : (long) (units * Math.min(1.0, bytes / (double) all)));
    }

    void end() {
        reach(units);
    }

    private void reach(long reached) {
        if (reached > told) {
            progress.accept(reached - told);
            told = reached;
        }
    }
}
