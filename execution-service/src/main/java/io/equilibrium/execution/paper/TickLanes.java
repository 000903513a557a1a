package io.equilibrium.execution.paper;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The partitions of ticks. */
final class TickLanes {
    private final PastRuns past;
    private final Runnable ignored;
    private final Map<Integer, TickLane> lanes = new TreeMap<>();
    private @Nullable RunId run;

    /** What is of runs that are over is ignored. */
    TickLanes(PastRuns past, Runnable ignored) {
        this.past = past;
        this.ignored = ignored;
    }

    void on(TapeEvent event, int partition, long offset) {
        if (past.holds(event.run())) {
            ignored.run();
            return;
        }
        TickLane lane = lanes.computeIfAbsent(partition, number -> new TickLane());
        if (!event.run().equals(run)) {
            lane.addOther(event, offset);
            return;
        }
        for (int over = lane.add(event, offset); over > 0; over--) {
            ignored.run();
        }
    }

    /** Goes on to another run, or to none. */
    void goOn(@Nullable RunId next) {
        run = next;
        lanes.replaceAll((partition, lane) -> lane.goOn(next, past, ignored));
    }

    /** Whether so many symbols of the present run have begun. */
    boolean haveBegun(int symbols) {
        return lanes.values().stream().mapToInt(TickLane::symbols).sum() >= symbols;
    }

    /** The ticks that wait, from the first; partitions without symbols of the run do not count. */
    TickCursor cursor() {
        return new TickCursor(
                lanes.values().stream().filter(lane -> lane.symbols() > 0).toList());
    }

    /** Whether all symbols of another run have begun, behind the present one or elsewhere. */
    boolean holdStartOf(RunId other) {
        Set<RunStarted> starts = lanes.values().stream()
                .flatMap(TickLane::others)
                .filter(RunStarted.class::isInstance)
                .map(RunStarted.class::cast)
                .filter(start -> start.run().equals(other))
                .collect(Collectors.toSet());
        return starts.stream().anyMatch(start -> starts.size() >= start.symbols());
    }

    boolean holdOthers() {
        return lanes.values().stream().anyMatch(lane -> lane.others().findAny().isPresent());
    }

    Set<Integer> full(int capacity) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().isFull(capacity))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    int size() {
        return lanes.values().stream().mapToInt(TickLane::size).sum();
    }

    Map<Integer, Long> firstUnseen() {
        Map<Integer, Long> offsets = new HashMap<>();
        lanes.forEach((partition, lane) -> lane.firstUnseen().ifPresent(offset -> offsets.put(partition, offset)));
        return offsets;
    }

    void save(StateWriter state) {
        state.putInt(lanes.size());
        lanes.forEach((partition, lane) -> {
            state.putInt(partition);
            lane.save(state);
        });
    }

    void restore(StateReader state, @Nullable RunId present) {
        run = present;
        for (int left = state.getInt(); left > 0; left--) {
            TickLane lane = new TickLane();
            lanes.put(state.getInt(), lane);
            lane.restore(state);
        }
    }
}
