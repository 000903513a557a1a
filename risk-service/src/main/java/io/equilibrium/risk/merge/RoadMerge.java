package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Every symbol's lanes on steps, signals and marks, handed on in order. What waits is not stored with the state: the journal
 * holds it, and a restoration reads it again from there, so that it goes on as if nothing had happened.
 */
public final class RoadMerge {
    private final int mostWaiting;
    private final Symbols symbols = new Symbols();
    private final Order order;

    private RoadMerge(int mostWaiting, Function<Symbols, Order> order) {
        this.mostWaiting = mostWaiting;
        this.order = order.apply(symbols);
    }

    /** Each symbol by itself, and nothing waits for the venue; reading pauses where more than so many records wait. */
    public static RoadMerge bySymbol(int mostWaiting) {
        return new RoadMerge(mostWaiting, SymbolOrder::new);
    }

    /** All symbols in the tape's order, each record when the venue has answered everything through the place before it. */
    public static RoadMerge inTotal(int mostWaiting, Answers answers) {
        return new RoadMerge(mostWaiting, made -> new TotalOrder(made, answers));
    }

    /**
     * Takes a record of steps, signals or marks.
     *
     * @throws IllegalArgumentException if its message belongs on none, or comes from another partition than before
     */
    public Intake add(Read read) {
        SymbolMerge merge = read.message() instanceof Message.RunStarted
                ? symbols.made(read.message().key())
                : symbols.find(read.message().key());
        return merge == null
                ? Intake.OTHER_RUN
                : merge.lane(read.source().topic()).add(read);
    }

    /** After the start of a run was taken: how many waiting records of a run that broke off were dropped for it. */
    public int giveWayTo(Read start) {
        return order.started(start);
    }

    /** The next record whose turn it is, after something of the symbol was taken, or the venue was heard. */
    public Optional<Read> next(String symbol) {
        return order.next(symbol);
    }

    /** How far everything was handed on; empty while symbols of the run have yet to begin. */
    public Optional<Through> through() {
        RunId run = symbols.run();
        if (run == null || !symbols.haveBegun()) {
            return Optional.empty();
        }
        Collection<SymbolMerge> all = symbols.inRun();
        long front =
                all.stream().mapToLong(merge -> merge.front().place()).min().orElse(Long.MAX_VALUE);
        long time = all.stream().mapToLong(SymbolMerge::timeMicros).min().orElse(Long.MIN_VALUE);
        return Optional.of(new Through(run, front == Long.MAX_VALUE ? front : front - 1, time));
    }

    /**
     * The partitions with too many waiting records, of those that nothing waits for.
     *
     * <p>No reading pauses for ever. Records wait either for the venue, or for lanes that can still bring something earlier,
     * or for lanes that have yet to begin. The venue's topic is never paused; neither is a partition with a lane of the
     * second kind, nor a topic with one of the third, whose partition is not known. So what is waited for is read, and once
     * it is, the record that waited is handed on, and the next one asks again. A lane that is waited for is empty, so
     * nothing else is in the way of its next record but the records before it in its partition, which are read too.
     */
    public Set<TopicPartition> paused() {
        if (waiting() <= mostWaiting) {
            return Set.of();
        }
        Map<TopicPartition, Integer> sizes = new HashMap<>();
        lanes().forEach(lane -> lane.source().ifPresent(from -> sizes.merge(from, lane.size(), Integer::sum)));
        sizes.values().removeIf(size -> size <= mostWaiting);
        order.wanted().forEach(lane -> lane.source().ifPresent(sizes::remove));
        Set<String> wanted = order.wantedTopics();
        sizes.keySet().removeIf(partition -> wanted.contains(partition.topic()));
        return Set.copyOf(sizes.keySet());
    }

    /** How many records wait. */
    public int waiting() {
        return lanes().mapToInt(Lane::size).sum();
    }

    private Stream<Lane> lanes() {
        return symbols.all().stream().flatMap(merge -> merge.lanes().stream());
    }

    public void save(StateWriter state) {
        symbols.save(state);
    }

    /** Starts from nothing. */
    public void forget() {
        symbols.clear();
    }

    /** What is unread then must be read again before anything else is taken. */
    public void restore(StateReader state) {
        symbols.restore(state);
    }

    /** What waited when the state was stored. */
    public Collection<Unread> unread() {
        return lanes().flatMap(lane -> lane.unread().stream())
                .collect(Collectors.toMap(Unread::source, Function.identity(), Unread::with))
                .values();
    }

    /** Whether everything that waited when the state was stored was read again. */
    public boolean isWhole() {
        return lanes().allMatch(Lane::isWhole);
    }

    /** Takes a record that waited when the state was stored; others are passed over. */
    public void readAgain(Read read) {
        SymbolMerge merge = symbols.find(read.message().key());
        if (merge != null) {
            Lane lane = merge.lane(read.source().topic());
            if (read.source().offset() > lane.read().offset()) {
                lane.add(read);
            }
        }
    }
}
