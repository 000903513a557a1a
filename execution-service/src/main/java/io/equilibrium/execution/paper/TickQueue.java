package io.equilibrium.execution.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ticks in order, numbered for good, so that one reader can be ahead of the one who removes them. */
final class TickQueue {
    private static final int WORTH_MOVING = 1_024;

    private List<WaitingTick> ticks = new ArrayList<>();
    private int gone;
    private long first;

    void add(WaitingTick tick) {
        ticks.add(tick);
    }

    /** The number of the first that waits, or of the next one to come. */
    long first() {
        return first;
    }

    /** The tick of a number; null when it has yet to come. */
    @Nullable
    WaitingTick at(long number) {
        long index = gone + number - first;
        return index < ticks.size() ? ticks.get((int) index) : null;
    }

    void removeFirst() {
        first++;
        gone++;
        if (gone >= WORTH_MOVING && 2 * gone >= ticks.size()) {
            ticks = new ArrayList<>(ticks.subList(gone, ticks.size()));
            gone = 0;
        }
    }

    int size() {
        return ticks.size() - gone;
    }
}
