package io.equilibrium.servicekit.kafka;

import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.OutgoingRecord;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The partitions of topics, and which of them a record goes to; fixed when it enters the outbox. */
public final class Destinations {
    private final Map<String, Integer> partitions = new TreeMap<>();

    private Destinations() {}

    /** Asks the broker; refuses a topic that is not there. */
    public static Destinations of(Collection<String> topics, Consumer<?, ?> consumer) {
        Destinations destinations = new Destinations();
        for (String topic : topics) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new IllegalStateException("topic " + topic + " must exist");
            }
            destinations.partitions.put(topic, found.size());
        }
        return destinations;
    }

    /** Every partition of every topic. */
    public Stream<TopicPartition> all() {
        return partitions.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)));
    }

    /** The record with the partition that it goes to. */
    public OutboxRow.Content route(OutgoingRecord record) {
        byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
        int count = count(record.topic());
        int partition = record.partition().orElseGet(() -> byKey(key, count));
        if (partition < 0 || partition >= count) {
            throw new IllegalArgumentException(
                    "partition must be one of " + record.topic() + "'s " + count + ", was " + partition);
        }
        return new OutboxRow.Content(record.topic(), partition, key, record.value(), Map.of());
    }

    OutboxRow.Content route(DeadLetter letter) {
        String topic = Topics.deadLetters(letter.topic());
        byte @Nullable [] key = letter.key();
        int count = count(topic);
        int partition = key == null ? letter.partition() % count : byKey(key, count);
        return new OutboxRow.Content(topic, partition, key, letter.value(), letter.headers());
    }

    // As Kafka's own clients choose, so that a symbol is in the partition where everyone else puts it.
    private static int byKey(byte[] key, int count) {
        return Utils.toPositive(Utils.murmur2(key)) % count;
    }

    private int count(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalArgumentException("topic must be one of " + partitions.keySet() + ", was " + topic);
        }
        return count;
    }
}
