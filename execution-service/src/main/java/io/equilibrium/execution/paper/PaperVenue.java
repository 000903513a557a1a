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

/** All symbols' gates, and what waits at them. */
public final class PaperVenue {
    /** How many ticks of a partition, and how many decisions in all, may wait before no more of them should come. */
    public record Limits(int waitingTicks, int heldDecisions) {
        public Limits {
            if (waitingTicks < 1 || heldDecisions < 1) {
                throw new IllegalArgumentException("limits must be at least 1, were " + waitingTicks + " ticks and "
                        + heldDecisions + " decisions");
            }
        }
    }

    private final Supplier<SimulatedVenue> venues;
    private final PaperWitness witness;
    private final Limits limits;
    private final Map<String, SymbolGate> gates = new TreeMap<>();
    private Room room;
    private boolean sated;

    /** Each symbol of each run gets a venue. */
    public PaperVenue(Supplier<SimulatedVenue> venues, PaperWitness witness, Limits limits) {
        this.venues = venues;
        this.witness = witness;
        this.limits = limits;
        this.room = new Room(limits.waitingTicks());
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

    /**
     * Whether no more decisions should come for now; never while a tick waits, as it is decisions that it waits for.
     */
    public boolean isSated() {
        int held = gates.values().stream().mapToInt(SymbolGate::held).sum();
        sated = sated ? held * 2 >= limits.heldDecisions() : held >= limits.heldDecisions();
        return sated && room.total() == 0;
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
        room = new Room(limits.waitingTicks());
        sated = false;
    }

    public void restore(StateReader state) {
        clear();
        for (int left = state.getInt(); left > 0; left--) {
            gate(state.getString()).restore(state);
        }
    }
}
