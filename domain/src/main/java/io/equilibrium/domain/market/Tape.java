package io.equilibrium.domain.market;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.time.Duration;

/**
 * Where one symbol's tape stands: drops duplicates, holds late times back, finds holes. After an accepted tick it tells
 * the tick's own time, the move that led to it, and its segment. Allocates nothing.
 */
public final class Tape {
    /** Silence longer than this is a hole. */
    public static final Duration DEFAULT_HOLE = Duration.ofHours(24);

    private final long holeMicros;
    private long tradeId = Long.MIN_VALUE;
    private long priceE8;
    private long timeMicros = Long.MIN_VALUE;
    private long fromPriceE8;
    private long fromTimeMicros;
    private Move move = Move.JUMP;
    private int segment = -1;
    private boolean opensSegment;
    private long accepted;
    private long duplicates;
    private long late;

    public Tape(Duration hole) {
        if (!hole.isPositive()) {
            throw new IllegalArgumentException("hole must be positive, was " + hole);
        }
        this.holeMicros = hole.toSeconds() * 1_000_000L + hole.toNanosPart() / 1_000;
    }

    /** False if the tick is a duplicate, which changes nothing. */
    public boolean accept(Tick tick) {
        if (tick.tradeId() <= tradeId) {
            duplicates++;
            return false;
        }
        boolean first = segment < 0;
        long time = tick.eventTimeMicros();
        if (!first && time < timeMicros) {
            time = timeMicros;
            late++;
        }
        opensSegment = first || time - timeMicros > holeMicros;
        if (opensSegment) {
            segment++;
        }
        fromPriceE8 = opensSegment ? tick.priceE8() : priceE8;
        fromTimeMicros = opensSegment ? time : timeMicros;
        move = opensSegment ? Move.JUMP : tick.move();
        tradeId = tick.tradeId();
        priceE8 = tick.priceE8();
        timeMicros = time;
        accepted++;
        return true;
    }

    public long tradeId() {
        return tradeId;
    }

    /** The accepted tick's price. */
    public long priceE8() {
        return priceE8;
    }

    /** The accepted tick's time, never before that of the tick before. */
    public long timeMicros() {
        return timeMicros;
    }

    /** Where the move began: the tick before, or this tick where a segment begins. */
    public long fromPriceE8() {
        return fromPriceE8;
    }

    public long fromTimeMicros() {
        return fromTimeMicros;
    }

    public Move move() {
        return move;
    }

    /** When the straight line of the accepted tick's move reaches a price on it; the fraction first, as doubles. */
    public long reachedAtMicros(long levelE8) {
        long length = Math.abs(priceE8 - fromPriceE8);
        if (length == 0) {
            return fromTimeMicros;
        }
        double fraction = Math.abs(levelE8 - fromPriceE8) / (double) length;
        return fromTimeMicros + (long) Math.floor((timeMicros - fromTimeMicros) * fraction);
    }

    /** The price that the straight line of the accepted tick's move has reached at a time on it. */
    public long priceAtE8(long micros) {
        return timeMicros == fromTimeMicros
                ? priceE8
                : fromPriceE8
                        + E8.multiplyDivide(
                                priceE8 - fromPriceE8, micros - fromTimeMicros, timeMicros - fromTimeMicros);
    }

    /** Numbered from 0, -1 before the first tick. */
    public int segment() {
        return segment;
    }

    public boolean opensSegment() {
        return opensSegment;
    }

    /** Ticks accepted, dropped as duplicates, and held back to the time of the tick before. */
    public long accepted() {
        return accepted;
    }

    public long duplicates() {
        return duplicates;
    }

    public long late() {
        return late;
    }

    public void save(StateWriter state) {
        state.putLong(tradeId).putLong(priceE8).putLong(timeMicros).putInt(segment);
        state.putLong(accepted).putLong(duplicates).putLong(late);
    }

    public void restore(StateReader state) {
        tradeId = state.getLong();
        priceE8 = state.getLong();
        timeMicros = state.getLong();
        segment = state.getInt();
        accepted = state.getLong();
        duplicates = state.getLong();
        late = state.getLong();
    }
}
