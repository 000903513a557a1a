package io.equilibrium.risk.merge;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One symbol's lanes, and the run that it is in. */
final class SymbolMerge {
    private final String symbol;
    private final Lane steps = new Lane(LaneKind.STEPS);
    private final Lane signals = new Lane(LaneKind.SIGNALS);
    private final Lane marks = new Lane(LaneKind.MARKS);
    private final List<Lane> lanes = List.of(steps, signals, marks);
    private @Nullable RunId run;
    private boolean ended;
    private long steppedTo = Long.MIN_VALUE;

    SymbolMerge(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    Lane steps() {
        return steps;
    }

    Lane signals() {
        return signals;
    }

    Lane marks() {
        return marks;
    }

    List<Lane> lanes() {
        return lanes;
    }

    Lane lane(String topic) {
        return switch (topic) {
            case Topics.STEPS -> steps;
            case Topics.SIGNALS -> signals;
            case Topics.MARKS -> marks;
            default -> throw new IllegalArgumentException("no symbol has a lane on " + topic);
        };
    }

    boolean isIn(RunId other) {
        return other.equals(run);
    }

    boolean isEnded() {
        return ended;
    }

    /** The run that all lanes can begin now, what stands before it in one of them left out; empty when there is none. */
    Optional<RunId> starting() {
        if (!lanes.stream().allMatch(Lane::isAtStart)) {
            return Optional.empty();
        }
        if (!steps.starting().equals(signals.starting())) {
            throw new IllegalStateException(symbol + ": steps go on with run " + steps.starting()
                    + ", signals with run " + signals.starting() + "; both topics must hold the same runs");
        }
        // Marks do not go through signal-service, so either side may hold a run that broke off before the other had it.
        return Stream.of(steps.starting(), marks.starting())
                .filter(one -> lanes.stream().allMatch(lane -> lane.holdsStart(one)))
                .findFirst();
    }

    /** Begins that run; the answer is the record that does. */
    Read start(RunId next) {
        lanes.forEach(lane -> lane.dropBefore(next));
        run = next;
        ended = false;
        steppedTo = Long.MIN_VALUE;
        marks.take();
        signals.take();
        return steps.take();
    }

    /** The lane whose next record comes first; null when none has a turn waiting. */
    @Nullable
    Lane first() {
        return lanes.stream()
                .filter(lane -> lane.head() != null)
                .min(Comparator.comparing(Lane::front))
                .orElse(null);
    }

    /** Before this turn nothing more comes. */
    Turn front() {
        Turn front = steps.front();
        for (Lane lane : lanes) {
            front = lane.front().isBefore(front) ? lane.front() : front;
        }
        return front;
    }

    /** How far event time is known to have come on every lane. */
    long timeMicros() {
        return lanes.stream().mapToLong(lane -> lane.read().timeMicros()).min().orElse(Long.MIN_VALUE);
    }

    /** Whether the symbol's steps are beyond the next record's place. */
    boolean isLate(Lane lane) {
        return lane.front().place() < steppedTo;
    }

    /** Takes the next record of a lane; the run's end is one record of each. */
    Read take(Lane first) {
        Turn turn = Objects.requireNonNull(first.head());
        if (!turn.isEnd()) {
            steppedTo = Math.max(steppedTo, turn.place());
            return first.take();
        }
        ended = true;
        Read end = first.headRead();
        lanes.stream()
                .filter(lane -> lane.head() != null && lane.front().isEnd())
                .forEach(Lane::take);
        return end;
    }

    /** Whether every lane has read that run's start last. */
    boolean hasRead(RunId other) {
        return lanes.stream().allMatch(lane -> lane.read().isIn(other));
    }

    /** Leaves its run for another, which has not begun yet; tells how many records were dropped. */
    int leaveFor(RunId next) {
        run = null;
        ended = false;
        return lanes.stream().mapToInt(lane -> lane.dropBefore(next)).sum();
    }

    void save(StateWriter state) {
        state.putString(run == null ? "" : run.toString()).putBoolean(ended).putLong(steppedTo);
        lanes.forEach(lane -> lane.save(state));
    }

    void restore(StateReader state) {
        String stored = state.getString();
        run = stored.isEmpty() ? null : RunId.parse(stored);
        ended = state.getBoolean();
        steppedTo = state.getLong();
        lanes.forEach(lane -> lane.restore(state));
    }
}
