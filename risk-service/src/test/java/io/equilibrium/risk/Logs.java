package io.equilibrium.risk;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics in memory, each of so many partitions; a key's records are all on one of them. */
final class Logs {
    private final int partitions;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();

    Logs(int partitions) {
        this.partitions = partitions;
    }

    int partitions() {
        return partitions;
    }

    int partitionOf(String key) {
        return Math.floorMod(key.hashCode() / 7, partitions);
    }

    void add(String topic, Message message) {
        add(topic, message.key(), Messages.encode(message));
    }

    void add(String topic, String key, byte[] value) {
        TopicPartition partition = new TopicPartition(topic, partitionOf(key));
        List<ConsumerRecord<byte[], byte[]>> log = log(partition);
        log.add(new ConsumerRecord<>(topic, partition.partition(), log.size(), null, value));
    }

    private List<ConsumerRecord<byte[], byte[]>> log(TopicPartition partition) {
        return records.computeIfAbsent(partition, made -> new ArrayList<>());
    }

    Reader reader(Set<String> topics) {
        return new Reader(topics);
    }

    /** Reads some topics from positions of its own. */
    final class Reader {
        private final Map<TopicPartition, Integer> positions =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));

        private Reader(Set<String> topics) {
            for (String topic : topics) {
                for (int partition = 0; partition < partitions; partition++) {
                    positions.put(new TopicPartition(topic, partition), 0);
                }
            }
        }

        /** The partitions that hold more. */
        List<TopicPartition> readable() {
            return positions.keySet().stream().filter(this::hasMore).toList();
        }

        boolean hasMore(TopicPartition partition) {
            return positions.getOrDefault(partition, 0) < log(partition).size();
        }

        ConsumerRecord<byte[], byte[]> next(TopicPartition partition) {
            int position = positions.merge(partition, 1, Integer::sum);
            return log(partition).get(position - 1);
        }

        Map<TopicPartition, Integer> positions() {
            return Map.copyOf(positions);
        }

        void seek(Map<TopicPartition, Integer> stored) {
            positions.putAll(stored);
        }
    }
}
