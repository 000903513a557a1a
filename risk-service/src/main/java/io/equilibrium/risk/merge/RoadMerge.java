package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Every symbol's merge. What waits is not stored: the topics keep it, and a restart reads it again from the earliest record
 * that waited, passing over what had been taken; so the state stays small, and no record is kept in two places.
 */
public final class RoadMerge {
    private final int mostWaiting;
    private final Predicate<Message.Stepped> isAnswered;
    private final Map<String, SymbolMerge> symbols = new TreeMap<>();

    /** Reading from a partition pauses while more than this many of its records wait; no step waits for the venue. */
    public RoadMerge(int mostWaiting) {
        this(mostWaiting, step -> true);
    }

    /** A step is handed on only once the venue has answered everything before it. */
    public RoadMerge(int mostWaiting, Predicate<Message.Stepped> isAnswered) {
        this.mostWaiting = mostWaiting;
        this.isAnswered = isAnswered;
    }

    /**
     * Takes a record of steps or signals.
     *
     * @throws IllegalArgumentException if its message belongs on neither, or comes from another partition than before
     */
    public Intake add(Read read) {
        String symbol = read.message().key();
        if (read.message() instanceof Message.RunStarted && !symbols.containsKey(symbol)) {
            symbols.put(symbol, new SymbolMerge(symbol));
        }
        SymbolMerge merge = symbols.get(symbol);
        return merge == null
                ? Intake.OTHER_RUN
                : lane(merge, read.source().topic()).add(read);
    }

    private static Lane lane(SymbolMerge merge, String topic) {
        return topic.equals(Topics.STEPS) ? merge.steps() : merge.signals();
    }

    /** The symbol's next message in the pipeline's order; empty when it is not known yet. */
    public Optional<Read> next(String symbol) {
        return Optional.ofNullable(symbols.get(symbol)).flatMap(merge -> merge.next(isAnswered));
    }

    /** From where partitions with waiting records must be read again after a restart. */
    public Map<TopicPartition, Long> resumeAt() {
        Map<TopicPartition, Long> earliest = new HashMap<>();
        lanes().forEach(lane ->
                lane.waitingIn().ifPresent(partition -> earliest.merge(partition, lane.waitingFrom(), Math::min)));
        return earliest;
    }

    /**
     * Partitions with too many waiting records. While a step waits for the venue, whose answers come on another topic, all
     * of them; else never of both topics, as each topic waits for the other.
     */
    public Set<TopicPartition> paused() {
        if (waiting() <= mostWaiting) {
            return Set.of();
        }
        Map<TopicPartition, Integer> sizes = new HashMap<>();
        lanes().forEach(lane ->
                lane.waitingIn().ifPresent(partition -> sizes.merge(partition, lane.size(), Integer::sum)));
        if (symbols.values().stream().anyMatch(SymbolMerge::isHeld)) {
            return Set.copyOf(sizes.keySet());
        }
        String fuller = of(Topics.STEPS, sizes) >= of(Topics.SIGNALS, sizes) ? Topics.STEPS : Topics.SIGNALS;
        return sizes.entrySet().stream()
                .filter(size -> size.getKey().topic().equals(fuller) && size.getValue() > mostWaiting)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int of(String topic, Map<TopicPartition, Integer> sizes) {
        return sizes.entrySet().stream()
                .filter(size -> size.getKey().topic().equals(topic))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many records wait. */
    public int waiting() {
        return lanes().mapToInt(Lane::size).sum();
    }

    private Stream<Lane> lanes() {
        return symbols.values().stream().flatMap(merge -> Stream.of(merge.steps(), merge.signals()));
    }

    public void save(StateWriter state) {
        state.putInt(symbols.size());
        symbols.forEach((symbol, merge) -> {
            state.putString(symbol);
            merge.save(state);
        });
    }

    /** Starts from nothing. */
    public void forget() {
        symbols.clear();
    }

    public void restore(StateReader state) {
        forget();
        for (int left = state.getInt(); left > 0; left--) {
            String symbol = state.getString();
            SymbolMerge merge = new SymbolMerge(symbol);
            merge.restore(state);
            symbols.put(symbol, merge);
        }
    }
}
