package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.servicekit.kafka.PublishedSequences;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was said of a run on partitions, each in its own order, up to a sequence of the outbox. */
final class Emitted {
    /** A decision, and where it stands on its partition. */
    record Said(Message message, long offset) {}

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_WAITING = 10_000;

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final RunId run;
    private final long through;
    private final Map<TopicPartition, Deque<Said>> waiting = new HashMap<>();
    private final Map<TopicPartition, Long> ends;

    /** The consumer must be read_committed, and what has the last sequence be on its topic. */
    Emitted(
            Consumer<byte @Nullable [], byte @Nullable []> consumer,
            List<TopicPartition> partitions,
            RunId run,
            long through) {
        this.consumer = consumer;
        this.run = run;
        this.through = through;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    }

    /** The next decision of the run on a partition; empty when there are no more. */
    Optional<Said> next(TopicPartition partition) {
        Deque<Said> queue = queue(partition);
        while (queue.isEmpty() && consumer.position(partition) < ends.getOrDefault(partition, 0L)) {
            pauseFull(partition);
            consumer.poll(POLL).forEach(this::take);
        }
        return Optional.ofNullable(queue.poll());
    }

    Set<TopicPartition> partitions() {
        return waiting.keySet();
    }

    private void pauseFull(TopicPartition wanted) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        waiting.forEach((partition, queue) ->
                (partition.equals(wanted) || queue.size() < MOST_WAITING ? free : full).add(partition));
        consumer.pause(full);
        consumer.resume(free);
    }

    private void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        byte[] value = record.value();
        if (value == null || isLater(record, partition)) {
            return;
        }
        try {
            Message message = Messages.decode(value);
            if (isDecision(message, run)) {
                queue(partition).add(new Said(message, record.offset()));
            }
        } catch (UnreadableMessageException foreign) {
            // Not the engine's: it says only what can be read.
            return;
        }
    }

    private boolean isLater(ConsumerRecord<?, ?> record, TopicPartition partition) {
        return record.offset() >= ends.getOrDefault(partition, 0L)
                || PublishedSequences.of(record).orElse(through) > through;
    }

    /** Whether a message is compared: how far a side has come depends on when it was asked, and is none. */
    static boolean isDecision(Message message, RunId run) {
        return message.run().equals(run) && !(message instanceof Message.Progress);
    }

    private Deque<Said> queue(TopicPartition partition) {
        Deque<Said> queue = waiting.get(partition);
        if (queue == null) {
            throw new IllegalArgumentException("partition must be one of " + waiting.keySet() + ", was " + partition);
        }
        return queue;
    }
}
