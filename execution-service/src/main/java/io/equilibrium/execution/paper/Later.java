package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions of runs that come after the present one, which is not over yet. */
final class Later {
    private final Deque<Message> messages = new ArrayDeque<>();

    void add(Message message) {
        messages.add(message);
    }

    int size() {
        return messages.size();
    }

    /** The start of the next run; null when there is none. What is of a run that is over, or never began, is ignored. */
    Message.@Nullable RunStarted next(PastRuns past, PaperWitness witness) {
        while (!messages.isEmpty()) {
            Message first = messages.element();
            if (first instanceof Message.RunStarted start && !past.holds(start.run())) {
                return start;
            }
            messages.remove();
            witness.ignored();
        }
        return null;
    }

    /**
     * Whether what has come shows that risk has left a run without ending it: a symbol that it has not ended is in another
     * run; or another run has begun whole on both topics, which must do where the two have no symbol in common.
     */
    boolean isBrokenOff(Decisions present, TickLanes tape) {
        return messages.stream().anyMatch(message -> {
            DecisionLane lane = present.lanes().get(message.key());
            return (lane != null && !lane.isAnnounced())
                    || (message instanceof Message.RunStarted start && isWhole(start) && tape.holdStartOf(start.run()));
        });
    }

    private boolean isWhole(Message.RunStarted start) {
        return messages.stream()
                        .filter(message -> message instanceof Message.RunStarted
                                && message.run().equals(start.run()))
                        .map(Message::key)
                        .distinct()
                        .count()
                >= start.symbols();
    }

    /** Takes out what has come of a run. */
    List<Message> take(RunId run) {
        List<Message> taken =
                messages.stream().filter(message -> message.run().equals(run)).toList();
        messages.removeIf(message -> message.run().equals(run));
        return taken;
    }

    void save(StateWriter state) {
        state.putInt(messages.size());
        messages.forEach(message -> Said.put(message, state));
    }

    void restore(StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            messages.add(Said.get(state, Message.class));
        }
    }
}
