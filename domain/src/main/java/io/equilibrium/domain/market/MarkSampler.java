package io.equilibrium.domain.market;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.time.Duration;

/**
 * Which of one symbol's ticks are marks: the first accepted tick in each interval, aligned to the UTC epoch. A duplicate is
 * none; a tick that comes late counts at the time of the one before it.
 */
public final class MarkSampler {
    /** A quarter of an hour. */
    public static final Duration DEFAULT = Duration.ofMinutes(15);

    private static final long NONE = Long.MIN_VALUE;

    private final long intervalMicros;
    private long tradeId = NONE;
    private long timeMicros = NONE;
    private long bucket = NONE;

    public MarkSampler(Duration interval) {
        this.intervalMicros = micros(interval);
    }

    private static long micros(Duration interval) {
        long micros = interval.toNanos() / 1_000;
        if (micros <= 0) {
            throw new IllegalArgumentException("mark interval must be at least a microsecond, was " + interval);
        }
        return micros;
    }

    /** Whether the tick is a mark; every tick of the symbol is asked, in order. */
    public boolean isMark(Tick tick) {
        if (tick.tradeId() <= tradeId && tradeId != NONE) {
            return false;
        }
        tradeId = tick.tradeId();
        timeMicros = Math.max(timeMicros, tick.eventTimeMicros());
        long now = Math.floorDiv(timeMicros, intervalMicros);
        boolean first = now != bucket;
        bucket = now;
        return first;
    }

    /** The mark that the last tick asked about is. */
    public Mark mark(Tick tick) {
        return new Mark(tick.symbol(), tick.priceE8(), timeMicros);
    }

    public void save(StateWriter state) {
        state.putLong(tradeId).putLong(timeMicros).putLong(bucket);
    }

    public void restore(StateReader state) {
        tradeId = state.getLong();
        timeMicros = state.getLong();
        bucket = state.getLong();
    }
}
