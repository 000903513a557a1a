package io.equilibrium.signal;

import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The states of one partition's symbols, and how far the partition was read: live in memory, and as snapshots in the store.
 * Each symbol's snapshot knows the place of its last event; what moved the partition alone has a snapshot of its own.
 */
final class SymbolStates {
    /** Behind the symbol in the key of a strategy's part. */
    static final String STRATEGY = ":strategy";

    private final Snapshots snapshots;
    private final KeyValueStore<String, byte[]> store;
    private final Map<String, SymbolState> live = new TreeMap<>();
    private final Reach reach = new Reach();
    private boolean restored;

    SymbolStates(Snapshots snapshots, KeyValueStore<String, byte[]> store) {
        this.snapshots = snapshots;
        this.store = store;
    }

    /** Begins a symbol's run; what the partition did in runs that no symbol is in any more is forgotten. */
    SymbolRoad start(RunStarted started) {
        SymbolRoad road = snapshots.fresh(started.run(), started.place(), started.symbol(), started.symbols());
        live().put(started.symbol(), road);
        keepStrategy(road);
        keep(road);
        reach.keepOnly(live.values().stream().map(SymbolState::run).toList());
        return road;
    }

    /** Puts a state of which no more than the levels has changed into the store. */
    void keep(SymbolRoad road) {
        reach.move(road.run(), road.place());
        store.put(road.symbol(), snapshots.levels(road));
    }

    /** Puts a strategy that has changed into the store. */
    void keepStrategy(SymbolRoad road) {
        store.put(road.symbol() + STRATEGY, snapshots.strategy(road));
    }

    /**
     * Takes it that all of a run through a place was read; a run that no symbol is in is passed over.
     *
     * @throws IllegalStateException if a symbol's state in that run must not be read
     */
    void reached(Reached reached) {
        List<SymbolRoad> inRun = live().values().stream()
                .filter(state -> state.run().equals(reached.run()))
                .map(SymbolStates::readable)
                .toList();
        if (!inRun.isEmpty()) {
            reach.move(reached.run(), reached.place());
            store.put(TapeEvent.EVERY_SYMBOL, snapshots.save(reach));
        }
    }

    /** Through which place of a run the partition was read. */
    long through(RunId run) {
        live();
        return reach.through(run);
    }

    /** Forgets what has changed since the last {@link #keep}. */
    void rollBack(String symbol) {
        live.put(
                symbol,
                snapshots.restore(symbol, Objects.requireNonNull(store.get(symbol)), store.get(symbol + STRATEGY)));
    }

    /** What is known of a symbol, in whatever run. */
    @Nullable
    SymbolState of(String symbol) {
        return live().get(symbol);
    }

    /**
     * The state of the run that an event belongs to, or none.
     *
     * @throws IllegalStateException if there is one that must not be read
     */
    @Nullable
    SymbolRoad of(TapeEvent event) {
        SymbolState state = live().get(event.symbol());
        return state == null || !state.run().equals(event.run()) ? null : readable(state);
    }

    /** Those that may be read. */
    Collection<SymbolRoad> roads() {
        live();
        return taken();
    }

    /** As {@link #roads()}, but for what the store holds and nobody asked for yet. */
    Collection<SymbolRoad> taken() {
        List<SymbolRoad> roads = new ArrayList<>();
        for (SymbolState state : live.values()) {
            if (state instanceof SymbolRoad road) {
                roads.add(road);
            }
        }
        return roads;
    }

    private static SymbolRoad readable(SymbolState state) {
        return switch (state) {
            case SymbolRoad road -> road;
            case SymbolState.Refused refused -> throw new IllegalStateException(refused.why());
        };
    }

    /** What the store holds of before is taken up at the first use. */
    private Map<String, SymbolState> live() {
        if (!restored) {
            restored = true;
            try (KeyValueIterator<String, byte[]> all = store.all()) {
                all.forEachRemaining(entry -> restore(entry.key, entry.value));
            }
        }
        return live;
    }

    private void restore(String key, byte[] snapshot) {
        if (key.equals(TapeEvent.EVERY_SYMBOL)) {
            snapshots.restore(snapshot, reach);
            return;
        }
        if (key.endsWith(STRATEGY)) {
            return;
        }
        SymbolState state = snapshots.restore(key, snapshot, store.get(key + STRATEGY));
        live.put(key, state);
        if (state instanceof SymbolRoad road) {
            reach.move(road.run(), road.place());
        }
    }
}
