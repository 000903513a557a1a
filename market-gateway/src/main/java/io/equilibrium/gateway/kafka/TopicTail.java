package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.gateway.ReplayRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds how much of a run is on a topic: each partition holds its part of the run in order and without holes, so its last
 * committed record tells. The consumer must read only what is committed, and no transaction of the tape may be open.
 */
final class TopicTail {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_LOOK = 100;

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final String topic;
    private final Function<byte[], Optional<At>> reader;

    /** Where a record stands. */
    private record At(RunId run, long place) {}

    private TopicTail(
            Consumer<byte @Nullable [], byte @Nullable []> consumer,
            String topic,
            Function<byte[], Optional<At>> reader) {
        this.consumer = consumer;
        this.topic = topic;
        this.reader = reader;
    }

    static TopicTail ofTicks(Consumer<byte @Nullable [], byte @Nullable []> consumer) {
        TickCodec codec = new TickCodec();
        return new TopicTail(consumer, Topics.TICKS, bytes -> {
            try {
                TapeEvent event = codec.decode(bytes);
                return Optional.of(new At(event.run(), event.place()));
            } catch (UnreadableTapeException junk) {
                return Optional.empty();
            }
        });
    }

    static TopicTail ofMarks(Consumer<byte @Nullable [], byte @Nullable []> consumer) {
        return new TopicTail(consumer, Topics.MARKS, bytes -> {
            try {
                Message message = Messages.decode(bytes);
                return Optional.of(new At(message.run(), message.place()));
            } catch (UnreadableMessageException junk) {
                return Optional.empty();
            }
        });
    }

    /** The place of the run's last record on every partition, {@link TapeEvent#NO_PLACE} where it has none. */
    long[] lastPlaces(RunId run) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        long[] places = new long[partitions.size()];
        for (TopicPartition partition : partitions) {
            places[partition.partition()] =
                    lastPlace(run, partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L));
        }
        return places;
    }

    /** Looks further and further back, should the end of the partition be unreadable or not committed. */
    private long lastPlace(RunId run, TopicPartition partition, long begin, long end) {
        for (long look = FIRST_LOOK; ; look *= 10) {
            long from = Math.max(begin, end - look);
            OptionalLong found = lastPlaceFrom(run, partition, from, end);
            if (found.isPresent() || from == begin) {
                return found.orElse(TapeEvent.NO_PLACE);
            }
        }
    }

    private OptionalLong lastPlaceFrom(RunId run, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        OptionalLong last = OptionalLong.empty();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : consumer.poll(POLL)) {
                OptionalLong place = place(run, record.value());
                last = place.isPresent() ? place : last;
            }
        }
        return last;
    }

    /** None of this run, when the record is of another; empty when it says nothing. */
    private OptionalLong place(RunId run, byte @Nullable [] record) {
        Optional<At> at = record == null ? Optional.empty() : reader.apply(record);
        if (at.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!at.get().run().equals(run)) {
            return OptionalLong.of(TapeEvent.NO_PLACE);
        }
        if (at.get().place() < 0) {
            throw new ReplayRefusedException(
                    "run " + run
                            + " was written by an earlier version, without places, and cannot be gone on with; give it a new id");
        }
        return OptionalLong.of(at.get().place());
    }
}
