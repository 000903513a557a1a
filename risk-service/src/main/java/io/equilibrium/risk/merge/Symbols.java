package io.equilibrium.risk.merge;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every symbol's merge, and the run that began last: of how many symbols, and how many of them have begun and ended. */
final class Symbols {
    private final Map<String, SymbolMerge> byName = new TreeMap<>();
    private @Nullable RunId run;
    private int expected;
    private int begun;
    private int ended;

    @Nullable
    SymbolMerge find(String symbol) {
        return byName.get(symbol);
    }

    SymbolMerge made(String symbol) {
        SymbolMerge merge = byName.get(symbol);
        if (merge == null) {
            merge = new SymbolMerge(symbol);
            byName.put(symbol, merge);
        }
        return merge;
    }

    Collection<SymbolMerge> all() {
        return byName.values();
    }

    /** Those that are in the run. */
    List<SymbolMerge> inRun() {
        RunId now = run;
        return now == null
                ? List.of()
                : byName.values().stream().filter(merge -> merge.isIn(now)).toList();
    }

    @Nullable
    RunId run() {
        return run;
    }

    int expected() {
        return expected;
    }

    boolean haveBegun() {
        return run != null && begun == expected;
    }

    /** Whether nothing more comes of the run; so it is before the first. */
    boolean areOver() {
        return run == null || (begun == expected && ended == expected);
    }

    Read start(SymbolMerge merge, RunId next) {
        if (!next.equals(run)) {
            run = next;
            expected = merge.steps().startingSymbols();
            begun = 0;
            ended = 0;
        }
        begun++;
        return merge.start(next);
    }

    Read take(SymbolMerge merge, Lane lane) {
        Read taken = merge.take(lane);
        if (merge.isEnded() && run != null && merge.isIn(run)) {
            ended++;
        }
        return taken;
    }

    /** Leaves the run for one that has not begun yet; tells how many records were dropped. */
    int leaveFor(RunId next) {
        run = null;
        return byName.values().stream().mapToInt(merge -> merge.leaveFor(next)).sum();
    }

    void clear() {
        byName.clear();
        run = null;
        expected = 0;
        begun = 0;
        ended = 0;
    }

    void save(StateWriter state) {
        state.putString(run == null ? "" : run.toString())
                .putInt(expected)
                .putInt(begun)
                .putInt(ended);
        state.putInt(byName.size());
        byName.forEach((symbol, merge) -> {
            state.putString(symbol);
            merge.save(state);
        });
    }

    void restore(StateReader state) {
        clear();
        String stored = state.getString();
        run = stored.isEmpty() ? null : RunId.parse(stored);
        expected = state.getInt();
        begun = state.getInt();
        ended = state.getInt();
        for (int left = state.getInt(); left > 0; left--) {
            made(state.getString()).restore(state);
        }
    }
}
