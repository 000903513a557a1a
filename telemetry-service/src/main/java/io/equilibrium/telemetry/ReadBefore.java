package io.equilibrium.telemetry;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Account and run are in memory alone, so at its start the service reads the road again from the beginning; and it keeps
 * how far it had read before, so that nobody is told twice.
 */
final class ReadBefore implements KafkaBindingRebalanceListener {
    private static final String ROAD = "road-in";

    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

    @Override
    public void onPartitionsAssigned(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        if (initial && binding.startsWith(ROAD)) {
            Map<TopicPartition, OffsetAndMetadata> offsets = consumer.committed(new HashSet<>(partitions));
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata offset = offsets.get(partition);
                committed.putIfAbsent(partition, offset == null ? 0 : offset.offset());
            }
            consumer.seekToBeginning(partitions);
        }
    }

    /** Whether the record was read before this start. */
    boolean was(String topic, int partition, long offset) {
        return offset < committed.getOrDefault(new TopicPartition(topic, partition), 0L);
    }
}
