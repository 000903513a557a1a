package io.equilibrium.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Which records were counted: delivery is at least once, and a record that comes again is passed over. */
final class SeenOffsets {
    private final Map<TopicPartition, Long> highest = new HashMap<>();

    /** Whether the record is new; then it is no more. */
    synchronized boolean isNew(String topic, int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        Long before = highest.get(place);
        if (before != null && offset <= before) {
            return false;
        }
        highest.put(place, offset);
        return true;
    }
}
