package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Records as they come from Kafka, and everything that was on a partition of ticks, to be read again. */
final class Wire {
    private final TickCodec codec = new TickCodec();
    private final Map<Integer, List<ConsumerRecord<byte @Nullable [], byte @Nullable []>>> ticks = new TreeMap<>();
    private long decisions;

    ConsumerRecord<byte @Nullable [], byte @Nullable []> tape(int partition, TapeEvent event) {
        return tape(partition, codec.encode(event));
    }

    ConsumerRecord<byte @Nullable [], byte @Nullable []> tape(int partition, byte[] value) {
        var before = ticks.computeIfAbsent(partition, number -> new ArrayList<>());
        before.add(new ConsumerRecord<>(Topics.TICKS, partition, before.size(), null, value));
        return before.getLast();
    }

    ConsumerRecord<byte @Nullable [], byte @Nullable []> decided(Message message) {
        return new ConsumerRecord<>(Topics.APPROVED_ORDERS, 0, decisions++, null, Messages.encode(message));
    }

    /** What is on ticks from these positions on, partition by partition. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> from(Map<TopicPartition, Long> positions) {
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> again = new ArrayList<>();
        positions.forEach((partition, offset) -> {
            var all = ticks.getOrDefault(partition.partition(), List.of());
            again.addAll(all.subList(Math.toIntExact(offset), all.size()));
        });
        return again;
    }
}
