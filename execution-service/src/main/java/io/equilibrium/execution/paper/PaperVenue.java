package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The venue through its runs: the gate of the present one, and what has come of others. */
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
    private PastRuns past = new PastRuns();
    private Later later = new Later();
    private TickLanes tape;
    private @Nullable Gate gate;
    private boolean sated;

    /** Each run gets a venue. */
    public PaperVenue(Supplier<SimulatedVenue> venues, PaperWitness witness, Limits limits) {
        this.venues = venues;
        this.witness = witness;
        this.limits = limits;
        this.tape = new TickLanes(past, witness::ignored);
    }

    /** What was decided of a symbol, or how far decisions have progressed. */
    public void on(Message decided) {
        if (past.holds(decided.run())) {
            witness.ignored();
        } else if (gate != null && gate.run().equals(decided.run())) {
            gate.on(decided);
        } else {
            later.add(decided);
        }
    }

    /** What is on the tape, and where it stands on its topic. */
    public void on(TapeEvent event, int partition, long offset) {
        tape.on(event, partition, offset);
    }

    /** Goes on as far as what has come allows; to be called when it has. */
    public void settle() {
        do {
            if (gate != null) {
                gate.settle();
                if (gate.decisions().areEnded()) {
                    leave(gate);
                }
            }
        } while (takeLater());
    }

    private void leave(Gate left) {
        past.add(left.run());
        gate = null;
        tape.goOn(null);
    }

    private boolean takeLater() {
        Message.RunStarted next = later.next(past, witness);
        if (next == null) {
            return false;
        }
        if (gate != null && gate.decisions().areAnnounced()) {
            return gate.leave();
        }
        if (gate != null) {
            if (!later.isBrokenOff(gate.decisions(), tape)) {
                return false;
            }
            leave(gate);
        }
        begin(next);
        return true;
    }

    private void begin(Message.RunStarted start) {
        Gate begun = new Gate(start.run(), start.symbols(), venues.get(), tape, witness);
        gate = begun;
        tape.goOn(start.run());
        later.take(start.run()).forEach(begun::on);
    }

    /** The earliest event of each partition that the venue has not seen. */
    public Map<Integer, Long> firstUnseen() {
        return tape.firstUnseen();
    }

    /** The partitions of which no more ticks should come for now; none while it is not known where the run's are. */
    public Set<Integer> full() {
        return gate != null && gate.awaitsBegin() ? Set.of() : tape.full(limits.waitingTicks());
    }

    /** Whether no more decisions should come for now; never while it is decisions that anything waits for. */
    public boolean isSated() {
        int held = later.size() + (gate == null ? 0 : gate.decisions().held().size());
        sated = sated ? held * 2 >= limits.heldDecisions() : held >= limits.heldDecisions();
        return sated && gate != null && gate.awaitsTicks() && !tape.holdOthers();
    }

    /** How many ticks wait. */
    public int waiting() {
        return tape.size();
    }

    /** The run that is going on, if there is one. */
    public Optional<RunId> run() {
        return Optional.ofNullable(gate).map(Gate::run);
    }

    public void save(StateWriter state) {
        past.save(state);
        later.save(state);
        state.putBoolean(gate != null);
        if (gate != null) {
            state.putLong(gate.run().value()).putInt(gate.decisions().symbols());
            gate.save(state);
        }
        tape.save(state);
    }

    /** Forgets everything, the waiting ticks too. */
    public void clear() {
        past = new PastRuns();
        later = new Later();
        tape = new TickLanes(past, witness::ignored);
        gate = null;
        sated = false;
    }

    public void restore(StateReader state) {
        clear();
        past.restore(state);
        later.restore(state);
        if (state.getBoolean()) {
            Gate going = new Gate(new RunId(state.getLong()), state.getInt(), venues.get(), tape, witness);
            going.restore(state);
            gate = going;
        }
        tape.restore(state, gate == null ? null : gate.run());
    }
}
