package io.equilibrium.signal;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The states of one partition's symbols, live in memory and as snapshots in the store. */
final class SymbolStates {
    private final Snapshots snapshots;
    private final KeyValueStore<String, byte[]> store;
    private final Map<String, SymbolState> live = new TreeMap<>();

    SymbolStates(Snapshots snapshots, KeyValueStore<String, byte[]> store) {
        this.snapshots = snapshots;
        this.store = store;
    }

    /** Takes up what the store holds of before. */
    void restore() {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                live.put(entry.key, snapshots.restore(entry.key, entry.value));
            }
        }
    }

    SymbolRoad start(RunId run, String symbol) {
        SymbolRoad road = snapshots.fresh(run, symbol);
        live.put(symbol, road);
        keep(symbol, road);
        return road;
    }

    /** Puts a state that has changed into the store. */
    void keep(String symbol, SymbolRoad road) {
        store.put(symbol, snapshots.save(symbol, road));
    }

    /** Forgets what has changed since the last {@link #keep}. */
    void rollBack(String symbol) {
        live.remove(symbol);
    }

    /**
     * The state of the run that an event belongs to, or none.
     *
     * @throws IllegalStateException if there is one that must not be read
     */
    @Nullable
    SymbolRoad of(TapeEvent event) {
        SymbolState state = stateOf(event.symbol());
        if (state == null || !state.run().equals(event.run())) {
            return null;
        }
        return switch (state) {
            case SymbolRoad road -> road;
            case SymbolState.Refused refused -> throw new IllegalStateException(refused.why());
        };
    }

    private @Nullable SymbolState stateOf(String symbol) {
        SymbolState state = live.get(symbol);
        byte[] snapshot = state == null ? store.get(symbol) : null;
        if (snapshot != null) {
            state = snapshots.restore(symbol, snapshot);
            live.put(symbol, state);
        }
        return state;
    }

    Collection<SymbolState> all() {
        return live.values();
    }
}
