package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.gateway.ReplayRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds how much of a run is on the topic: each partition holds its part of the run in order and without holes, so its
 * last committed record tells.
 */
public final class TapeTail {
    static final Map<String, @Nullable Object> SETTINGS =
            Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_LOOK = 100;

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final RunId run;
    private final TickCodec codec = new TickCodec();

    /** Reads with {@link #SETTINGS}, and when no transaction of the tape is open. */
    public TapeTail(Consumer<byte @Nullable [], byte @Nullable []> consumer, RunId run) {
        this.consumer = consumer;
        this.run = run;
    }

    /** The place of the run's last event on every partition, {@link TapeEvent#NO_PLACE} where it has none. */
    public long[] lastPlaces() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        long[] places = new long[partitions.size()];
        for (TopicPartition partition : partitions) {
            places[partition.partition()] =
                    lastPlace(partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L));
        }
        return places;
    }

    /** Looks further and further back, should the end of the partition be unreadable or not committed. */
    private long lastPlace(TopicPartition partition, long begin, long end) {
        for (long look = FIRST_LOOK; ; look *= 10) {
            long from = Math.max(begin, end - look);
            OptionalLong found = lastPlaceFrom(partition, from, end);
            if (found.isPresent() || from == begin) {
                return found.orElse(TapeEvent.NO_PLACE);
            }
        }
    }

    private OptionalLong lastPlaceFrom(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        OptionalLong last = OptionalLong.empty();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : consumer.poll(POLL)) {
                OptionalLong place = place(record);
                last = place.isPresent() ? place : last;
            }
        }
        return last;
    }

    /** None of this run, when the record is of another; empty when it says nothing. */
    private OptionalLong place(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        TapeEvent event;
        try {
            event = codec.decode(record.value());
        } catch (UnreadableTapeException unreadable) {
            return OptionalLong.empty();
        }
        if (!event.run().equals(run)) {
            return OptionalLong.of(TapeEvent.NO_PLACE);
        }
        if (event.place() < 0) {
            throw new ReplayRefusedException(
                    "run " + run
                            + " was written by an earlier version, without places, and cannot be gone on with; give it a new id");
        }
        return OptionalLong.of(event.place());
    }
}
