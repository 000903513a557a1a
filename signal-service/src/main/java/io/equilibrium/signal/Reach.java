package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Through which place one partition of ticks was read, in each run that one of its symbols is in; places only rise. */
final class Reach {
    private static final long[] NOWHERE = {TapeEvent.NO_PLACE};

    private final Map<RunId, long[]> through = new HashMap<>();

    /** {@link TapeEvent#NO_PLACE} for a run of which nothing was read. */
    long through(RunId run) {
        return through.getOrDefault(run, NOWHERE)[0];
    }

    void move(RunId run, long place) {
        long[] reached = through.computeIfAbsent(run, any -> NOWHERE.clone());
        reached[0] = Math.max(reached[0], place);
    }

    void keepOnly(Collection<RunId> runs) {
        through.keySet().retainAll(runs);
    }

    void save(StateWriter state) {
        state.putInt(through.size());
        through.forEach((run, reached) -> state.putLong(run.value()).putLong(reached[0]));
    }

    void restore(StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            move(new RunId(state.getLong()), state.getLong());
        }
    }
}
