package io.equilibrium.execution.paper;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Which run a symbol is in, and the last ones it was in before. */
final class SymbolRuns {
    private static final int REMEMBERED = 64;

    private @Nullable RunId current;
    private final Deque<RunId> past = new ArrayDeque<>();

    @Nullable
    RunId current() {
        return current;
    }

    boolean isIn(RunId run) {
        return run.equals(current);
    }

    boolean isPast(RunId run) {
        return past.contains(run);
    }

    void moveTo(RunId run) {
        if (current != null) {
            past.addFirst(current);
        }
        if (past.size() > REMEMBERED) {
            past.removeLast();
        }
        current = run;
    }

    void save(StateWriter state) {
        state.putBoolean(current != null);
        if (current != null) {
            state.putLong(current.value());
        }
        state.putInt(past.size());
        past.forEach(run -> state.putLong(run.value()));
    }

    void restore(StateReader state) {
        current = state.getBoolean() ? new RunId(state.getLong()) : null;
        past.clear();
        for (int left = state.getInt(); left > 0; left--) {
            past.addLast(new RunId(state.getLong()));
        }
    }
}
