package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All symbols in the one order of the tape, as the pipeline takes them: from when every symbol of the run has begun, a
 * record is handed on once no lane can bring an earlier one and the venue has answered every place before it.
 */
final class TotalOrder implements Order {
    private static final Set<String> TOPICS =
            Set.of(LaneKind.STEPS.topic(), LaneKind.SIGNALS.topic(), LaneKind.MARKS.topic());

    private final Symbols symbols;
    private final Answers answers;

    TotalOrder(Symbols symbols, Answers answers) {
        this.symbols = symbols;
        this.answers = answers;
    }

    /**
     * A run that has begun on every lane takes the place of one that broke off, as that one's ends will never come; one whose
     * lanes only have not been read so far yet is waited for.
     */
    @Override
    public int started(Read start) {
        RunId next = start.message().run();
        RunId now = symbols.run();
        boolean mayStay = now != null && (now.equals(next) || symbols.areOver() || !isBrokenOff(now));
        return mayStay || !isWhollyBegun(start) ? 0 : symbols.leaveFor(next);
    }

    private boolean isWhollyBegun(Read start) {
        long begun = symbols.all().stream()
                .filter(merge -> merge.hasRead(start.message().run()))
                .count();
        return start.message() instanceof Message.RunStarted started && begun == started.symbols();
    }

    @Override
    public Optional<Read> next(String symbol) {
        Optional<Read> start = start();
        if (start.isPresent() || !symbols.haveBegun()) {
            return start;
        }
        SymbolMerge first = first();
        Lane lane = first == null ? null : first.first();
        if (first == null || lane == null || !blocking(first, lane.front()).isEmpty()) {
            return Optional.empty();
        }
        return mayBeTaken(lane) ? Optional.of(symbols.take(first, lane)) : Optional.empty();
    }

    private boolean mayBeTaken(Lane lane) {
        Turn turn = lane.front();
        return turn.isEnd()
                || answers.isAnsweredThrough(lane.headRead().message().run(), turn.place() - 1);
    }

    private Optional<Read> start() {
        if (symbols.haveBegun() && !symbols.areOver()) {
            return Optional.empty();
        }
        for (SymbolMerge merge : symbols.all()) {
            Optional<RunId> next = merge.starting().filter(this::mayBegin);
            if (next.isPresent()) {
                return Optional.of(symbols.start(merge, next.get()));
            }
        }
        return Optional.empty();
    }

    private boolean mayBegin(RunId next) {
        return next.equals(symbols.run()) || symbols.areOver();
    }

    private @Nullable SymbolMerge first() {
        SymbolMerge first = null;
        Turn earliest = Turn.NEVER;
        for (SymbolMerge merge : symbols.inRun()) {
            Lane lane = merge.first();
            if (lane != null && lane.front().isBefore(earliest)) {
                earliest = lane.front();
                first = merge;
            }
        }
        return first;
    }

    private Set<Lane> blocking(SymbolMerge first, Turn turn) {
        Set<Lane> blocking = new HashSet<>();
        for (SymbolMerge merge : symbols.inRun()) {
            for (Lane lane : merge.lanes()) {
                boolean before = merge == first
                        ? lane.front().isBefore(turn)
                        : lane.front().place() < turn.place();
                if (before) {
                    blocking.add(lane);
                }
            }
        }
        return blocking;
    }

    @Override
    public Set<Lane> wanted() {
        SymbolMerge first = symbols.haveBegun() ? first() : null;
        Lane lane = first == null ? null : first.first();
        return first == null || lane == null ? Set.of() : blocking(first, lane.front());
    }

    @Override
    public Set<String> wantedTopics() {
        RunId run = symbols.run();
        // What a run that broke off lacks never comes, and what takes its place is behind what waits.
        if (run != null && isBrokenOff(run)) {
            return TOPICS;
        }
        if (symbols.haveBegun() && !symbols.areOver()) {
            return Set.of();
        }
        Set<String> wanted = new HashSet<>();
        awaited()
                .forEach((next, expected) -> TOPICS.stream()
                        .filter(topic -> starts(topic, next) < expected)
                        .forEach(wanted::add));
        return wanted;
    }

    private boolean isBrokenOff(RunId run) {
        return symbols.all().stream().anyMatch(merge -> merge.marks().givesUp(run))
                || symbols.inRun().stream()
                        .flatMap(merge -> merge.lanes().stream())
                        .anyMatch(lane -> !lane.read().isIn(run) && !lane.holdsEnd(run));
    }

    private Map<RunId, Integer> awaited() {
        RunId run = symbols.run();
        if (run != null && !symbols.areOver()) {
            return Map.of(run, symbols.expected());
        }
        Map<RunId, Integer> awaited = new HashMap<>();
        symbols.all().stream()
                .flatMap(merge -> merge.lanes().stream())
                .filter(Lane::isAtStart)
                .forEach(lane -> awaited.put(lane.starting(), lane.startingSymbols()));
        return awaited;
    }

    private long starts(String topic, RunId run) {
        return symbols.all().stream()
                .filter(merge -> merge.isIn(run) || merge.lane(topic).holdsStart(run))
                .count();
    }
}
