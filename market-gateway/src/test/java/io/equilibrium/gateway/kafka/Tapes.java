package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.gateway.RunEntry;
import io.equilibrium.gateway.Tape;
import io.equilibrium.gateway.TopicProperties;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** A broker's tape: opened as the gateway does, and read as those do who see only what was committed. */
public final class Tapes {
    private final KafkaDoor door;
    private final KafkaRoad road;

    Tapes(KafkaDoor door, KafkaRoad road) {
        this.door = door;
        this.road = road;
    }

    /** With topics made as the gateway makes them where nothing is said. */
    public static Tapes at(String servers) {
        KafkaDoor door = new KafkaDoor(new KafkaProperties(), () -> List.of(servers));
        TopicProperties topics = new TopicProperties(3, (short) 1, Duration.ofHours(1));
        return new Tapes(door, new KafkaRoad(door, Map.of(), List.of(servers), topics, Thread::sleep));
    }

    /** After everybody else's end. */
    Tape open(RunId run, MarketData market) throws InterruptedException {
        return road.open(entry(run, market), market.symbols(), Optional.empty()).orElseThrow();
    }

    RunEntry entry(RunId run, MarketData market) throws InterruptedException {
        return road.entry(run, market.contentHash(), MarkSampler.DEFAULT);
    }

    /** The run's last place on every partition of the ticks. */
    long[] lastPlaces(RunId run) {
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(KafkaRoad.COMMITTED)) {
            return TopicTail.ofTicks(consumer).lastPlaces(run);
        }
    }

    public Collection<RunEntry> ledger() {
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(KafkaRoad.COMMITTED)) {
            return RunLedger.read(consumer);
        }
    }

    /** The run's events by partition, as they lie there. */
    public List<List<TapeEvent>> events(RunId run) {
        TickCodec codec = new TickCodec();
        return byPartition(Topics.TICKS, (record, into) -> {
            try {
                TapeEvent event = codec.decode(record.value());
                if (event.run().equals(run)) {
                    into.add(event);
                }
            } catch (UnreadableTapeException junk) {
                into.addAll(List.of());
            }
        });
    }

    /** Without what only says how far the partition is complete. */
    public List<TapeEvent> eventsInOrder(RunId run) {
        return events(run).stream()
                .flatMap(List::stream)
                .filter(event -> !(event instanceof Reached))
                .sorted((one, other) -> Long.compare(one.place(), other.place()))
                .toList();
    }

    public List<List<Message>> marks(RunId run) {
        return byPartition(Topics.MARKS, (record, into) -> {
            Message message = Messages.decode(Objects.requireNonNull(record.value()));
            if (message.run().equals(run)) {
                into.add(message);
            }
        });
    }

    /** Without what may be said differently each time. */
    public List<Message> markedInOrder(RunId run) {
        return marks(run).stream()
                .flatMap(List::stream)
                .filter(mark -> !(mark instanceof Message.Progress) && !(mark instanceof Message.FeedChanged))
                .sorted((one, other) -> Long.compare(one.place(), other.place()))
                .toList();
    }

    private <T> List<List<T>> byPartition(
            String topic, BiConsumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>, List<T>> reader) {
        List<List<T>> all = new ArrayList<>();
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : records(topic)) {
            while (all.size() <= record.partition()) {
                all.add(new ArrayList<>());
            }
            reader.accept(record, all.get(record.partition()));
        }
        return all;
    }

    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records(String topic) {
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(KafkaRoad.COMMITTED)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
