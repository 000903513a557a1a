package io.equilibrium.risk.merge;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How far a lane has come: through which record, in which run of how many symbols, and before which turn it is complete
 * ({@link Turn#NEVER} after the run's end); and the time of the last progress. No run before the first.
 */
record Reach(long offset, @Nullable RunId run, int symbols, Turn next, long timeMicros) {
    static final Reach NONE = new Reach(-1, null, 0, Turn.NEVER, Long.MIN_VALUE);

    Reach through(long newOffset) {
        return new Reach(newOffset, run, symbols, next, timeMicros);
    }

    Reach started(RunId newRun, int itsSymbols, Turn first) {
        return new Reach(offset, newRun, itsSymbols, first, Long.MIN_VALUE);
    }

    Reach completeBefore(Turn turn) {
        return new Reach(offset, run, symbols, Turn.later(next, turn), timeMicros);
    }

    Reach at(long micros) {
        return new Reach(offset, run, symbols, next, Math.max(timeMicros, micros));
    }

    /** The same record, in no run. */
    Reach outside() {
        return NONE.through(offset);
    }

    boolean isIn(RunId other) {
        return other.equals(run);
    }

    void save(StateWriter state) {
        state.putLong(offset).putString(run == null ? "" : run.toString()).putInt(symbols);
        next.save(state);
        state.putLong(timeMicros);
    }

    static Reach restore(StateReader state) {
        long offset = state.getLong();
        String run = state.getString();
        return new Reach(
                offset, run.isEmpty() ? null : RunId.parse(run), state.getInt(), Turn.restore(state), state.getLong());
    }
}
