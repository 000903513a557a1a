package io.equilibrium.servicekit.jdbc;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What is stored beside the engine's state: records for the journal, positions, and records to publish, in order. */
public record EngineStep(
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> journal,
        Map<TopicPartition, Long> positions,
        List<OutboxRow.Content> outgoing) {
    /** What was stored before: from where to read on, and the last sequence given out. */
    public record Stored(Map<TopicPartition, Long> positions, long sequence) {}
}
