package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.gateway.Pause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds how much of a run is on the topic: each partition holds its part of the run in order and without holes, so its
 * last record tells.
 */
public final class TapeTail {
    static final long NOTHING = -1;

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_LOOK = 100;

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final RunId run;
    private final Pause pause;
    private final TickCodec codec = new TickCodec();

    public TapeTail(Consumer<byte @Nullable [], byte @Nullable []> consumer, RunId run, Pause pause) {
        this.consumer = consumer;
        this.run = run;
        this.pause = pause;
    }

    /** The place of the run's last event on every partition, {@link #NOTHING} where it has none. */
    public long[] lastPlaces() throws InterruptedException {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = quietEnds(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        long[] places = new long[partitions.size()];
        for (TopicPartition partition : partitions) {
            places[partition.partition()] =
                    lastPlace(partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L));
        }
        return places;
    }

    // What a killed producer had sent may still be on its way into the log.
    private Map<TopicPartition, Long> quietEnds(List<TopicPartition> partitions) throws InterruptedException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (true) {
            pause.of(QUIET);
            Map<TopicPartition, Long> now = consumer.endOffsets(partitions);
            if (now.equals(ends)) {
                return now;
            }
            ends = now;
        }
    }

    /** Looks further and further back, should the end of the partition be unreadable. */
    private long lastPlace(TopicPartition partition, long begin, long end) {
        for (long look = FIRST_LOOK; ; look *= 10) {
            long from = Math.max(begin, end - look);
            OptionalLong found = lastPlaceFrom(partition, from, end);
            if (found.isPresent() || from == begin) {
                return found.orElse(NOTHING);
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

    /** Nothing of this run, when the record is of another; empty when it says nothing. */
    private OptionalLong place(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        Header place = record.headers().lastHeader(KafkaTape.PLACE);
        if (place == null) {
            return OptionalLong.empty();
        }
        try {
            boolean ours = codec.decode(record.value()).run().equals(run);
            return OptionalLong.of(
                    ours ? Long.parseLong(new String(place.value(), StandardCharsets.US_ASCII)) : NOTHING);
        } catch (UnreadableTapeException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }
}
