package io.equilibrium.execution.paper;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last runs that are over. */
final class PastRuns {
    private static final int REMEMBERED = 64;

    private final Deque<RunId> past = new ArrayDeque<>();

    boolean holds(RunId run) {
        return past.contains(run);
    }

    void add(RunId run) {
        past.addFirst(run);
        if (past.size() > REMEMBERED) {
            past.removeLast();
        }
    }

    void save(StateWriter state) {
        state.putInt(past.size());
        past.forEach(run -> state.putLong(run.value()));
    }

    void restore(StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            past.addLast(new RunId(state.getLong()));
        }
    }
}
