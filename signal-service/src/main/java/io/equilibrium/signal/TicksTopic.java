package io.equilibrium.signal;

import io.equilibrium.contract.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** Looks at the topic of ticks from outside. */
final class TicksTopic {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Admin admin;
    private final Supplier<Consumer<byte @Nullable [], byte @Nullable []>> consumers;
    private final String application;

    /** As the streams with these settings read it; consumers read what is committed. */
    TicksTopic(
            Admin admin,
            Supplier<Consumer<byte @Nullable [], byte @Nullable []>> consumers,
            @Nullable Properties streams) {
        this.admin = admin;
        this.consumers = consumers;
        this.application = Objects.requireNonNull(streams).getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /** Positions are asked first, since they may move while the topic is looked at, and the topic with them. */
    TicksSoFar soFar() throws InterruptedException, ExecutionException, TimeoutException {
        Map<Integer, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> positions =
                get(admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata());
        positions.forEach((partition, position) -> {
            if (position != null && partition.topic().equals(Topics.TICKS)) {
                committed.put(partition.partition(), position.offset());
            }
        });
        List<TopicPartition> partitions = ticks().partitions().stream()
                .map(info -> new TopicPartition(Topics.TICKS, info.partition()))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        Map<Integer, TicksSoFar.Span> spans = new HashMap<>();
        begins.forEach((partition, begin) -> spans.put(
                partition.partition(),
                new TicksSoFar.Span(
                        begin.offset(), ends.getOrDefault(partition, begin).offset())));
        String changelog = application + "-" + TickProcessor.STORE + "-changelog";
        int stores =
                description(changelog).map(topic -> topic.partitions().size()).orElse(0);
        return new TicksSoFar(spans, committed, stores, holding(changelog, stores));
    }

    private Set<Integer> holding(String changelog, int stores) {
        if (stores == 0) {
            return Set.of();
        }
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = consumers.get()) {
            return StoredState.partitions(consumer, changelog, stores);
        }
    }

    /**
     * Returns if the other topic has as many partitions.
     *
     * @throws IllegalStateException if it has not, and a symbol's records there would come to another task than its ticks
     */
    void refuseUnlike(String other) throws InterruptedException, ExecutionException, TimeoutException {
        int partitions = ticks().partitions().size();
        int others = description(other)
                .map(topic -> topic.partitions().size())
                .orElseThrow(() -> new UnknownTopicOrPartitionException("topic " + other + " is not there"));
        if (others != partitions) {
            throw new IllegalStateException("topic " + other + " has " + others + " partitions, and ticks has "
                    + partitions + ": they must have as many, so that a symbol has the same one");
        }
    }

    TopicDescription ticks() throws InterruptedException, ExecutionException, TimeoutException {
        return description(Topics.TICKS)
                .orElseThrow(() -> new UnknownTopicOrPartitionException("topic ticks is not there"));
    }

    /** None if the topic is not there. */
    Optional<TopicDescription> description(String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return Optional.of(get(admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        return get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> spec)))
                .all());
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
