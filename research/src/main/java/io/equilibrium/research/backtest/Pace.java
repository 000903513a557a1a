package io.equilibrium.research.backtest;

import java.util.function.LongConsumer;

/** Tells of ticks in bundles, so that telling costs nothing. */
final class Pace {
    private static final int BUNDLE = 1 << 13;

    private final LongConsumer done;
    private int ticks;

    Pace(LongConsumer done) {
        this.done = done;
    }

    void tick() {
        if (++ticks == BUNDLE) {
            end();
        }
    }

    void end() {
        done.accept(ticks);
        ticks = 0;
    }
}
