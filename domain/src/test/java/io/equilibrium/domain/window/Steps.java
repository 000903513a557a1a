package io.equilibrium.domain.window;

import io.equilibrium.domain.market.Ticks;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;

/** Hand-made steps of one symbol, one after another. */
public final class Steps {
    private long sequence;
    private int segment;
    private long levelE8;
    private long sizeE8 = 10;
    private double fairUp = 0.5;

    public Steps(long levelE8) {
        this.levelE8 = levelE8;
    }

    public Steps withSize(long size) {
        sizeE8 = size;
        return this;
    }

    public Steps withFairUp(double probability) {
        fairUp = probability;
        return this;
    }

    /** What follows is of the next segment and starts from this level. */
    public Steps afterAHole(long level) {
        segment++;
        levelE8 = level;
        return this;
    }

    public Step up() {
        return to(levelE8 + sizeE8, Direction.UP);
    }

    public Step down() {
        return to(levelE8 - sizeE8, Direction.DOWN);
    }

    public Step to(long level, Direction direction) {
        long previous = levelE8;
        long crossed = previous + direction.sign() * sizeE8;
        levelE8 = level;
        sequence++;
        return new Step(
                Ticks.SYMBOL,
                sequence,
                segment,
                direction,
                previous,
                crossed,
                level,
                sizeE8,
                crossed,
                sequence,
                sequence * 1_000,
                0,
                2 * sizeE8,
                fairUp);
    }
}
