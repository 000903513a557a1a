package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All symbols' gates, and the ticks that wait at them. */
public final class PaperVenue {
    private final Supplier<SimulatedVenue> venues;
    private final PaperWitness witness;
    private final int capacity;
    private final Map<String, SymbolGate> gates = new TreeMap<>();
    private Room room;

    /** Each symbol of each run gets a venue; {@code capacity} is how many ticks of a partition may wait before it is full. */
    public PaperVenue(Supplier<SimulatedVenue> venues, PaperWitness witness, int capacity) {
        this.venues = venues;
        this.witness = witness;
        this.capacity = capacity;
        this.room = new Room(capacity);
    }

    /** What was decided of a symbol, or how far decisions have progressed. */
    public void on(Message decided) {
        gate(decided.key()).on(decided);
    }

    /** A tick, and where it stands on its topic. */
    public void on(Traded trade, int partition, long offset) {
        gate(trade.symbol()).on(new WaitingTick(trade.run(), trade.tick(), partition, offset));
    }

    /** The earliest tick of each partition that its venue has not seen. */
    public Map<Integer, Long> firstUnseen() {
        Map<Integer, Long> offsets = new HashMap<>();
        for (SymbolGate gate : gates.values()) {
            WaitingTick next = gate.next();
            if (next != null) {
                offsets.merge(next.partition(), next.offset(), Math::min);
            }
        }
        return offsets;
    }

    /** The partitions of which no more ticks should come for now. */
    public Set<Integer> full() {
        return room.full();
    }

    public int waiting() {
        return room.total();
    }

    /** A run that is going on, if there is one. */
    public Optional<RunId> run() {
        return gates.values().stream()
                .filter(SymbolGate::isInARun)
                .map(SymbolGate::run)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private SymbolGate gate(String symbol) {
        SymbolGate gate = gates.get(symbol);
        if (gate == null) {
            gate = new SymbolGate(symbol, venues, witness, room);
            gates.put(symbol, gate);
        }
        return gate;
    }

    public void save(StateWriter state) {
        state.putInt(gates.size());
        gates.forEach((symbol, gate) -> {
            state.putString(symbol);
            gate.save(state);
        });
    }

    /** Forgets everything, the waiting ticks too. */
    public void clear() {
        gates.clear();
        room = new Room(capacity);
    }

    public void restore(StateReader state) {
        clear();
        for (int left = state.getInt(); left > 0; left--) {
            gate(state.getString()).restore(state);
        }
    }
}
