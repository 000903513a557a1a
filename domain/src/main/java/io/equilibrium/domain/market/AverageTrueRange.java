package io.equilibrium.domain.market;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.time.Duration;
import java.util.Arrays;

/** The mean true range of the last closed bars, in E8, floored; bars are built from ticks and aligned to the UTC epoch. */
public final class AverageTrueRange {
    private static final long NO_BUCKET = Long.MIN_VALUE;

    private final long barMicros;
    private final long[] trueRanges;
    private long sum;
    private long count;
    private long bucket = NO_BUCKET;
    private long high;
    private long low;
    private long close;
    private boolean hasPreviousClose;
    private long previousClose;

    public AverageTrueRange(Duration bar, int period) {
        if (bar.toMillis() < 1) {
            throw new IllegalArgumentException("the ATR bar must last at least a millisecond, was " + bar);
        }
        if (period < 1) {
            throw new IllegalArgumentException("the ATR period must be at least 1, was " + period);
        }
        this.barMicros = bar.toMillis() * 1_000;
        this.trueRanges = new long[period];
    }

    /** Takes one price; times must not fall. */
    public void on(long priceE8, long timeMicros) {
        long tickBucket = Math.floorDiv(timeMicros, barMicros);
        if (tickBucket == bucket) {
            high = Math.max(high, priceE8);
            low = Math.min(low, priceE8);
            close = priceE8;
            return;
        }
        if (bucket != NO_BUCKET) {
            closeBar();
        }
        bucket = tickBucket;
        high = priceE8;
        low = priceE8;
        close = priceE8;
    }

    private void closeBar() {
        if (hasPreviousClose) {
            long range = Math.max(high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
            int at = (int) (count % trueRanges.length);
            sum = Math.addExact(sum - trueRanges[at], range);
            trueRanges[at] = range;
            count++;
        }
        hasPreviousClose = true;
        previousClose = close;
    }

    public boolean isReady() {
        return count >= trueRanges.length;
    }

    /** The mean in E8; only when {@link #isReady()}. */
    public long valueE8() {
        if (!isReady()) {
            throw new IllegalStateException("no ATR before " + trueRanges.length + " true ranges, have " + count);
        }
        return Math.floorDiv(sum, (long) trueRanges.length);
    }

    /** Forgets everything, as at a hole. */
    public void reset() {
        sum = 0;
        count = 0;
        Arrays.fill(trueRanges, 0);
        bucket = NO_BUCKET;
        hasPreviousClose = false;
    }

    public void save(StateWriter state) {
        state.putLong(bucket).putLong(high).putLong(low).putLong(close);
        state.putBoolean(hasPreviousClose).putLong(previousClose).putLong(count);
        for (long range : trueRanges) {
            state.putLong(range);
        }
    }

    public void restore(StateReader state) {
        bucket = state.getLong();
        high = state.getLong();
        low = state.getLong();
        close = state.getLong();
        hasPreviousClose = state.getBoolean();
        previousClose = state.getLong();
        count = state.getLong();
        for (int i = 0; i < trueRanges.length; i++) {
            trueRanges[i] = state.getLong();
        }
        sum = Arrays.stream(trueRanges).sum();
    }
}
