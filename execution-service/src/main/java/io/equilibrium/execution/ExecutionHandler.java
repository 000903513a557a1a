package io.equilibrium.execution;

import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.jpa.OrderStore;
import io.equilibrium.execution.jpa.VenueStore;
import io.equilibrium.execution.paper.PaperVenue;
import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineRefusedException;
import io.equilibrium.servicekit.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Ticks and decisions in, what the paper venue answers out. Stored are the venue, the decisions that it has yet to be told
 * and the orders; the ticks that it has yet to see are read again after a restart, from the first of each partition, and
 * those that it has seen are dropped by their places.
 */
public final class ExecutionHandler implements EngineHandler {
    /** What the handler is made of; each run gets a venue of its own. */
    public record Parts(
            Supplier<SimulatedVenue> venues,
            PaperVenue.Limits limits,
            String settings,
            VenueStore store,
            OrderStore orders,
            ExecutionMetrics metrics) {}

    private final Parts parts;
    private final FillsWitness witness;
    private final PaperVenue venue;
    private final TickCodec ticks = new TickCodec();
    private final Map<Integer, Long> unreadableThrough = new TreeMap<>();
    private final Set<TopicPartition> decisions = new HashSet<>();

    public ExecutionHandler(Parts parts) {
        this.parts = parts;
        this.witness = new FillsWitness(parts.orders(), parts.metrics());
        this.venue = new PaperVenue(parts.venues(), witness, parts.limits());
    }

    @Override
    public Outcome handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch) {
        List<DeadLetter> unreadable = new ArrayList<>();
        for (var record : batch) {
            if (record.topic().equals(Topics.TICKS)) {
                tick(record, unreadable);
            } else {
                decision(record, unreadable);
            }
        }
        venue.settle();
        parts.metrics().stands(venue.waiting(), parts.orders().live());
        return new Outcome(witness.taken(), unreadable, false);
    }

    private void tick(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, List<DeadLetter> unreadable) {
        try {
            venue.on(ticks.decode(record.value()), record.partition(), record.offset());
        } catch (UnreadableTapeException broken) {
            // A partition may be read again from before this record, whose dead letter is out already.
            if (record.offset() > unreadableThrough.getOrDefault(record.partition(), -1L)) {
                unreadableThrough.put(record.partition(), record.offset());
                unreadable.add(DeadLetter.of(record, broken));
            }
        }
    }

    private void decision(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, List<DeadLetter> unreadable) {
        decisions.add(new TopicPartition(record.topic(), record.partition()));
        try {
            venue.on(Decided.decode(record.value()));
        } catch (UnreadableMessageException broken) {
            unreadable.add(DeadLetter.of(record, broken));
        }
    }

    @Override
    public void restore() {
        venue.clear();
        unreadableThrough.clear();
        var _ = witness.taken();
        parts.orders().restore();
        parts.store().load().ifPresent(this::restore);
    }

    private void restore(VenueStore.Stored stored) {
        StateReader state = new StateReader(stored.state());
        for (int left = state.getInt(); left > 0; left--) {
            unreadableThrough.put(state.getInt(), state.getLong());
        }
        venue.restore(state);
        state.end();
        if (!stored.settings().equals(parts.settings())) {
            venue.run().ifPresent(run -> {
                throw new EngineRefusedException("run " + run + " is going on with " + stored.settings()
                        + " and cannot go on with " + parts.settings() + "; end it with the former, or start another");
            });
        }
    }

    @Override
    public void save() {
        StateWriter state = new StateWriter();
        state.putInt(unreadableThrough.size());
        unreadableThrough.forEach((partition, offset) -> state.putInt(partition).putLong(offset));
        venue.save(state);
        parts.store().store(new VenueStore.Stored(state.bytes(), parts.settings()));
        parts.orders().save();
    }

    @Override
    public Map<TopicPartition, Long> resumeAt() {
        return venue.firstUnseen().entrySet().stream()
                .collect(Collectors.toMap(
                        first -> new TopicPartition(Topics.TICKS, first.getKey()), Map.Entry::getValue));
    }

    @Override
    public Set<TopicPartition> paused() {
        Set<TopicPartition> paused = new HashSet<>(venue.isSated() ? decisions : Set.of());
        venue.full().forEach(partition -> paused.add(new TopicPartition(Topics.TICKS, partition)));
        return paused;
    }
}
