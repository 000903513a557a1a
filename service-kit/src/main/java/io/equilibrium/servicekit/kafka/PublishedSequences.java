package io.equilibrium.servicekit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the tails of partitions the highest {@code outbox-sequence} that each holds. Transaction markers and aborted
 * records take offsets too, so a tail may hold nothing; then it is read from further back, in growing strides.
 */
public final class PublishedSequences {
    /** The header of every record of an outbox. */
    public static final String HEADER = "outbox-sequence";

    private static final long FIRST_STRIDE = 64;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final BooleanSupplier patient;
    private final Map<TopicPartition, Long> highest = new HashMap<>();

    /** The consumer must be read_committed; {@code patient} says whether to read on. */
    public PublishedSequences(Consumer<byte @Nullable [], byte @Nullable []> consumer, BooleanSupplier patient) {
        this.consumer = consumer;
        this.patient = patient;
    }

    /** Per partition; those that hold none are left out. */
    public Map<TopicPartition, Long> highest(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        for (long stride = FIRST_STRIDE; !ends.isEmpty(); stride *= 4) {
            ends.entrySet().removeIf(end -> end.getValue() <= starts.getOrDefault(end.getKey(), 0L));
            Map<TopicPartition, Long> froms = strideBack(ends, starts, stride);
            read(froms, ends);
            ends = froms;
            ends.keySet().removeAll(highest.keySet());
        }
        return highest;
    }

    private static Map<TopicPartition, Long> strideBack(
            Map<TopicPartition, Long> ends, Map<TopicPartition, Long> starts, long stride) {
        Map<TopicPartition, Long> froms = new HashMap<>();
        ends.forEach(
                (partition, end) -> froms.put(partition, Math.max(starts.getOrDefault(partition, 0L), end - stride)));
        return froms;
    }

    private void read(Map<TopicPartition, Long> froms, Map<TopicPartition, Long> ends) {
        consumer.assign(froms.keySet());
        froms.forEach(consumer::seek);
        for (Set<TopicPartition> left = unread(ends); !left.isEmpty(); left = unread(ends)) {
            consumer.assign(left);
            if (!patient.getAsBoolean()) {
                throw new TimeoutException("tails of " + left + " were not read in time");
            }
            consumer.poll(POLL).forEach(this::learn);
        }
    }

    private Set<TopicPartition> unread(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> consumer.assignment().contains(end.getKey()))
                .filter(end -> consumer.position(end.getKey()) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void learn(ConsumerRecord<?, ?> record) {
        of(record)
                .ifPresent(sequence ->
                        highest.merge(new TopicPartition(record.topic(), record.partition()), sequence, Math::max));
    }

    /** A record's; empty when no outbox wrote it. */
    public static OptionalLong of(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(HEADER);
        return header == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
    }
}
