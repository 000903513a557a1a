package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.jpa.OrderStore;
import io.equilibrium.execution.jpa.VenueStore;
import io.equilibrium.execution.paper.PaperVenue;
import io.equilibrium.execution.paper.PaperWitness;
import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks and decisions in, what the paper venue answers out. Stored are the venue, the decisions that it has yet to be told
 * and the orders; the ticks that it has yet to see are read again after a restart, from the first of each partition, and
 * those that it has seen are dropped by their trade ids.
 */
public final class ExecutionHandler implements EngineHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionHandler.class);

    /** What the handler is made of; each symbol of each run gets a venue of its own. */
    public record Parts(
            Supplier<SimulatedVenue> venues,
            PaperVenue.Limits limits,
            String settings,
            VenueStore store,
            OrderStore orders,
            ExecutionMetrics metrics) {}

    private final Parts parts;
    private final PaperVenue venue;
    private final TickCodec ticks = new TickCodec();
    private final Map<Integer, Long> unreadableThrough = new TreeMap<>();
    private final Set<TopicPartition> decisions = new HashSet<>();
    private List<OutgoingRecord> outgoing = new ArrayList<>();
    private List<DeadLetter> unreadable = new ArrayList<>();

    public ExecutionHandler(Parts parts) {
        this.parts = parts;
        this.venue = new PaperVenue(parts.venues(), new Witness(), parts.limits());
    }

    @Override
    public Outcome handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch) {
        outgoing = new ArrayList<>();
        unreadable = new ArrayList<>();
        for (var record : batch) {
            if (record.topic().equals(Topics.TICKS)) {
                tick(record);
            } else {
                decision(record);
            }
        }
        parts.metrics().stands(venue.waiting(), parts.orders().live());
        return new Outcome(outgoing, unreadable, false);
    }

    private void tick(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        try {
            switch (ticks.decode(record.value())) {
                case Traded trade -> venue.on(trade, record.partition(), record.offset());
                // Risk says the same of its decisions, and those are waited for.
                case RunStarted started -> {}
                case RunEnded ended -> {}
            }
        } catch (UnreadableTapeException broken) {
            // A partition may be read again from before this record, whose dead letter is out already.
            if (record.offset() > unreadableThrough.getOrDefault(record.partition(), -1L)) {
                unreadableThrough.put(record.partition(), record.offset());
                unreadable.add(DeadLetter.of(record, broken));
            }
        }
    }

    private void decision(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        decisions.add(new TopicPartition(record.topic(), record.partition()));
        try {
            venue.on(decoded(record.value()));
        } catch (UnreadableMessageException broken) {
            unreadable.add(DeadLetter.of(record, broken));
        }
    }

    private static Message decoded(byte @Nullable [] json) {
        if (json == null) {
            throw new UnreadableMessageException("not a message: no value");
        }
        Message message = Messages.decode(json);
        return switch (message) {
            case Message.RunStarted started -> started;
            case Message.Progress progress -> progress;
            case Message.RunEnded ended -> ended;
            case Message.Approved approved -> approved;
            case Message.Flatten flatten -> flatten;
            case Message.Stepped other -> throw stray(other);
            case Message.SymbolHalted other -> throw stray(other);
            case Message.Signalled other -> throw stray(other);
            case Message.Denied other -> throw stray(other);
            case Message.BreakerMoved other -> throw stray(other);
            case Message.Answered other -> throw stray(other);
        };
    }

    private static UnreadableMessageException stray(Message message) {
        return new UnreadableMessageException(
                message.getClass().getSimpleName() + " does not belong on " + Topics.APPROVED_ORDERS);
    }

    @Override
    public void restore() {
        venue.clear();
        unreadableThrough.clear();
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
                throw new IllegalStateException("run " + run + " is going on with " + stored.settings()
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
        return venue.isSated()
                ? Set.copyOf(decisions)
                : venue.full().stream()
                        .map(partition -> new TopicPartition(Topics.TICKS, partition))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private final class Witness implements PaperWitness {
        @Override
        public void began(RunId run, String symbol) {
            parts.orders().began(run, symbol);
        }

        @Override
        public void said(Message message) {
            switch (message) {
                case Message.Approved approved -> parts.orders().on(approved.run(), approved.order());
                case Message.Answered answered -> {
                    parts.orders().on(answered.event());
                    parts.metrics().answered(answered.event());
                    publish(answered);
                }
                case Message.RunStarted started -> publish(started);
                case Message.RunEnded ended -> publish(ended);
                case Message.Progress progress -> publish(progress);
                case Message.Flatten other -> throw stray(other);
                case Message.Stepped other -> throw stray(other);
                case Message.SymbolHalted other -> throw stray(other);
                case Message.Signalled other -> throw stray(other);
                case Message.Denied other -> throw stray(other);
                case Message.BreakerMoved other -> throw stray(other);
            }
        }

        private void publish(Message message) {
            outgoing.add(new OutgoingRecord(Topics.FILLS, message.key(), Messages.encode(message)));
        }

        @Override
        public void saw(Tick tick) {
            parts.metrics().saw(tick);
        }

        @Override
        public void ignored() {
            parts.metrics().ignored();
        }

        @Override
        public void endedShort(Message.RunEnded end) {
            LOG.warn(
                    "run ended without its last tick run={} symbol={} tick={}",
                    end.run(),
                    end.symbol(),
                    end.lastTradeId());
        }
    }
}
