package io.equilibrium.servicekit.rewind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Inputs that are in no journal, read from the beginning of their topics to where they ended when this began. */
final class Unjournalled {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final Map<TopicPartition, Long> ends;

    Unjournalled(Consumer<byte @Nullable [], byte @Nullable []> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends = partitions.isEmpty() ? Map.of() : consumer.endOffsets(partitions);
    }

    /** What comes next of all partitions but these; nothing when those are all that is left. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> next(Set<TopicPartition> paused) {
        List<TopicPartition> open = ends.keySet().stream()
                .filter(partition -> !paused.contains(partition) && hasMore(partition))
                .toList();
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch = new ArrayList<>();
        if (!open.isEmpty()) {
            consumer.pause(ends.keySet());
            consumer.resume(open);
            while (batch.isEmpty() && open.stream().anyMatch(this::hasMore)) {
                consumer.poll(POLL).forEach(batch::add);
            }
        }
        return batch;
    }

    /** Whether there is more of them than an engine with these positions has gone through. */
    boolean goBeyond(Map<TopicPartition, Long> positions) {
        return ends.entrySet().stream().anyMatch(end -> end.getValue() > positions.getOrDefault(end.getKey(), 0L));
    }

    boolean hasMore() {
        return ends.keySet().stream().anyMatch(this::hasMore);
    }

    private boolean hasMore(TopicPartition partition) {
        return consumer.position(partition) < ends.getOrDefault(partition, 0L);
    }
}
