package io.equilibrium.domain.step;

/**
 * One crossing of a step level. Prices, level, size and ATR in E8, time in microseconds; sequence from 1 per symbol; gap
 * counts the steps that the same jump made before this one; {@code fairUp} is the driftless chance that the next step
 * goes up.
 */
public record Step(
        String symbol,
        long sequence,
        int segment,
        Direction direction,
        long previousLevelE8,
        long crossedE8,
        long levelE8,
        long sizeE8,
        long priceE8,
        long tradeId,
        long timeMicros,
        int gap,
        long atrE8,
        double fairUp) {
    /** The next threshold above. */
    public long upE8() {
        return Math.addExact(levelE8, sizeE8);
    }

    /** The next threshold below. */
    public long downE8() {
        return Math.subtractExact(levelE8, sizeE8);
    }

    /** Whether the price that made this step has already passed a next threshold, so that the next step is a gap. */
    public boolean isPassed() {
        return priceE8 >= upE8() || priceE8 <= downE8();
    }

    /** The driftless chance that the next step has this step's direction. */
    public double fairContinuation() {
        return direction == Direction.UP ? fairUp : 1 - fairUp;
    }
}
