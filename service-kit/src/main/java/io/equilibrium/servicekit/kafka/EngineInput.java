package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineTopics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Every partition of an engine's input topics, read in no group, from positions that somebody else keeps. */
final class EngineInput implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int FETCH_BYTES = 64 * 1024;
    private static final int FETCH_MILLIS = 50;

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final Set<TopicPartition> partitions;
    private final Destinations written;
    private final InstantSource clock;

    private EngineInput(
            Consumer<byte @Nullable [], byte @Nullable []> consumer, EngineTopics topics, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
        written = Destinations.of(topics.written(), consumer);
        partitions = Set.copyOf(Destinations.of(
                        topics.inputs().stream().map(EngineTopics.Input::topic).toList(), consumer)
                .all()
                .toList());
    }

    static EngineInput open(KafkaDoor door, EngineTopics topics, int pollRecords, InstantSource clock) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.GROUP_ID_CONFIG, null);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords);
        // What lies fetched keeps everything else from being fetched, so it must be soon handled; and what is wanted
        // again
        // after a pause waits for the fetch that is under way.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        var consumer = door.consumer(settings);
        try {
            return new EngineInput(consumer, topics, clock);
        } catch (RuntimeException failed) {
            consumer.close(CloseOptions.timeout(CLOSE));
            throw failed;
        }
    }

    /** All that it reads. */
    Set<TopicPartition> partitions() {
        return partitions;
    }

    /** Where the engine's records go. */
    Destinations written() {
        return written;
    }

    /** Reads on from these positions, and from the beginning where there is none. */
    void seek(Map<TopicPartition, Long> positions) {
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
    }

    /** What comes within the time, each record with the time of this reading as its timestamp; nothing when woken. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> poll(Duration most) {
        try {
            List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch = new ArrayList<>();
            var polled = consumer.poll(most);
            long now = clock.millis();
            polled.forEach(record -> batch.add(readAt(now, record)));
            return batch;
        } catch (WakeupException woken) {
            return List.of();
        }
    }

    private static ConsumerRecord<byte @Nullable [], byte @Nullable []> readAt(
            long millis, ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                millis,
                TimestampType.NO_TIMESTAMP_TYPE,
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    /** Reads on from all but these. */
    void pause(Set<TopicPartition> unwanted) {
        Set<TopicPartition> paused = consumer.paused();
        if (!paused.equals(unwanted)) {
            consumer.resume(
                    paused.stream().filter(one -> !unwanted.contains(one)).toList());
            consumer.pause(unwanted);
        }
    }

    /** Ends a poll at once; the only method for other threads. */
    void wake() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
