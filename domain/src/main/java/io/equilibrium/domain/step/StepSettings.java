package io.equilibrium.domain.step;

import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;

/**
 * How steps are cut: the grid, the ATR's bar and period, the coefficient of the ATR that a step aims at, the smallest
 * step size in E8, the silence that is a hole, and the most steps that one tick may make.
 */
public record StepSettings(
        Grid grid,
        Duration atrBar,
        int atrPeriod,
        Fraction coefficient,
        long minimumSizeE8,
        Duration hole,
        int mostStepsPerTick) {
    /** ANCHORED, 14 bars of two hours, half the ATR. */
    public static final StepSettings DEFAULT =
            new StepSettings(Grid.ANCHORED, Duration.ofHours(2), 14, new Fraction(1, 2), 1, Tape.DEFAULT_HOLE, 10_000);

    public StepSettings {
        if (atrBar.toMillis() < 1) {
            throw new IllegalArgumentException("the ATR bar must last at least a millisecond, was " + atrBar);
        }
        if (atrPeriod < 1) {
            throw new IllegalArgumentException("the ATR period must be at least 1, was " + atrPeriod);
        }
        if (minimumSizeE8 < 1) {
            throw new IllegalArgumentException("the smallest step size must be at least 1 E8, was " + minimumSizeE8);
        }
        if (!hole.isPositive()) {
            throw new IllegalArgumentException("hole must be positive, was " + hole);
        }
        if (mostStepsPerTick < 1) {
            throw new IllegalArgumentException("steps per tick must be at least 1, was " + mostStepsPerTick);
        }
    }

    public StepSettings withMinimumSizeE8(long sizeE8) {
        return new StepSettings(grid, atrBar, atrPeriod, coefficient, sizeE8, hole, mostStepsPerTick);
    }

    public StepSettings withMostStepsPerTick(int steps) {
        return new StepSettings(grid, atrBar, atrPeriod, coefficient, minimumSizeE8, hole, steps);
    }
}
