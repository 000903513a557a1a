package io.equilibrium.domain.window;

import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** The wave that steps ride on: its pivot, its extreme, and how far the level stands from the pivot. */
final class Wave {
    private final int flipSizes;
    private boolean upward;
    private long pivotE8;
    private long extremeE8;

    Wave(int flipSizes) {
        this.flipSizes = flipSizes;
    }

    void start(long levelE8) {
        upward = true;
        pivotE8 = levelE8;
        extremeE8 = levelE8;
    }

    /** The pivot index at this step. */
    int on(Step step) {
        long level = step.levelE8();
        extremeE8 = upward ? Math.max(extremeE8, level) : Math.min(extremeE8, level);
        long back = upward ? extremeE8 - level : level - extremeE8;
        if (back >= Math.multiplyExact((long) flipSizes, step.sizeE8())) {
            upward = !upward;
            pivotE8 = extremeE8;
            extremeE8 = level;
        }
        return Math.toIntExact(E8.divide(Math.abs(level - pivotE8), step.sizeE8()));
    }

    void save(StateWriter state) {
        state.putBoolean(upward).putLong(pivotE8).putLong(extremeE8);
    }

    void restore(StateReader state) {
        upward = state.getBoolean();
        pivotE8 = state.getLong();
        extremeE8 = state.getLong();
    }
}
