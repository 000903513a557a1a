package io.equilibrium.research.study;

import io.equilibrium.domain.market.Bar;

/** The study's two-hour bars, aligned to UTC, and the simple mean of the last 14 true ranges; the first row has none. */
final class TwoHourRows {
    static final long MICROS = 2 * 3_600 * 1_000_000L;
    private static final int PERIOD = 14;

    private final long[] ranges = new long[PERIOD];
    private long count;
    private long sum;
    private long bucket = Long.MIN_VALUE;
    private long high;
    private long low;
    private long close;
    private long closedAt;
    private boolean hasClosed;

    /** Whether the bar begins another row than the one that is open. */
    boolean endsRow(Bar bar) {
        return bucket != Long.MIN_VALUE && bucket != bucket(bar);
    }

    private static long bucket(Bar bar) {
        return Math.floorDiv(bar.openTimeMicros(), MICROS);
    }

    void add(Bar bar) {
        boolean begins = bucket != bucket(bar);
        high = begins ? bar.highE8() : Math.max(high, bar.highE8());
        low = begins ? bar.lowE8() : Math.min(low, bar.lowE8());
        close = bar.closeE8();
        bucket = bucket(bar);
    }

    /** The row is whole. */
    void close() {
        if (hasClosed) {
            long range = Math.max(high - low, Math.max(Math.abs(high - closedAt), Math.abs(low - closedAt)));
            int at = (int) (count % PERIOD);
            sum += range - ranges[at];
            ranges[at] = range;
            count++;
        }
        closedAt = close;
        hasClosed = true;
    }

    /** Whether there is a mean above 0. */
    boolean hasAtr() {
        return count >= PERIOD && sum > 0;
    }

    /** The mean of the last 14 closed rows, E8. */
    double atrE8() {
        return sum / (double) PERIOD;
    }

    /** Of the last closed row, E8. */
    long closeE8() {
        return closedAt;
    }
}
