package io.equilibrium.signal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The changelog of the engines' states. */
final class StoredState {
    private static final Duration POLL = Duration.ofMillis(100);

    private StoredState() {}

    /** The partitions that hold a state which was committed; what a killed process left open is none. */
    static Set<Integer> partitions(
            Consumer<byte @Nullable [], byte @Nullable []> consumer, String changelog, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(changelog, number))
                .toList();
        Set<TopicPartition> unknown = new HashSet<>(all);
        Set<Integer> holding = new HashSet<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        while (!unknown.isEmpty()) {
            for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : consumer.poll(POLL)) {
                holding.add(record.partition());
                unknown.remove(new TopicPartition(changelog, record.partition()));
            }
            unknown.removeIf(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
        }
        return holding;
    }
}
