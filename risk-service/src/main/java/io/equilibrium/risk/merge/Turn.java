package io.equilibrium.risk.merge;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Comparator;

/**
 * When a message's turn comes: its place on the tape, then its order among what its symbol has there, which is each step
 * followed by what was signalled at it, then the mark, then the run's end. No two symbols have the same place.
 */
record Turn(long place, long order) implements Comparable<Turn> {
    static final long FIRST = 0;
    static final long MARK = Long.MAX_VALUE - 1;
    static final long END = Long.MAX_VALUE;

    /** After everything. */
    static final Turn NEVER = new Turn(Long.MAX_VALUE, END);

    private static final Comparator<Turn> IN_TURN =
            Comparator.comparingLong(Turn::place).thenComparingLong(Turn::order);

    static Turn ofStep(long place, long sequence) {
        return new Turn(place, Math.multiplyExact(2, sequence));
    }

    static Turn ofSignal(long place, long sequence) {
        return new Turn(place, Math.addExact(Math.multiplyExact(2, sequence), 1));
    }

    static Turn later(Turn one, Turn other) {
        return one.isBefore(other) ? other : one;
    }

    boolean isEnd() {
        return order == END;
    }

    boolean isBefore(Turn other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Turn other) {
        return IN_TURN.compare(this, other);
    }

    void save(StateWriter state) {
        state.putLong(place).putLong(order);
    }

    static Turn restore(StateReader state) {
        return new Turn(state.getLong(), state.getLong());
    }
}
