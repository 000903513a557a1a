package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Decisions made again beside those that were said, partition by partition, up to the first that differs. */
final class Comparison {
    private final Emitted emitted;
    private final boolean goesOn;
    private final Map<String, Long> sameByTopic = new TreeMap<>();
    private final Map<TopicPartition, Long> numbers = new HashMap<>();

    /** The engine {@code goesOn} when there are inputs that it had not gone through, and what comes of them is no difference. */
    Comparison(Emitted emitted, boolean goesOn) {
        this.emitted = emitted;
        this.goesOn = goesOn;
    }

    /** Takes a decision made again. */
    void made(TopicPartition partition, Message message) {
        long number = numbers.merge(partition, 1L, Long::sum);
        Optional<Emitted.Said> said = emitted.next(partition);
        if (said.isEmpty() && goesOn) {
            return;
        }
        if (said.isEmpty()) {
            throw new DifferenceException("%s number %d at place %d was never said; made again it is %s"
                    .formatted(partition, number, message.place(), message));
        }
        if (!said.get().message().equals(message)) {
            throw new DifferenceException(
                    "%s number %d (offset %d) differs at place %d: said was %s; made again it is %s"
                            .formatted(
                                    partition,
                                    number,
                                    said.get().offset(),
                                    message.place(),
                                    said.get().message(),
                                    message));
        }
        sameByTopic.merge(partition.topic(), 1L, Long::sum);
    }

    /** After the last decision: nothing more may have been said. */
    void end() {
        for (TopicPartition partition : emitted.partitions()) {
            emitted.next(partition).ifPresent(more -> {
                throw new DifferenceException("%s number %d (offset %d) was said and is not made again: %s"
                        .formatted(partition, numbers.getOrDefault(partition, 0L) + 1, more.offset(), more.message()));
            });
        }
    }

    /** How many were the same, by topic; empty when there were none. */
    String counts() {
        return sameByTopic.entrySet().stream()
                .map(topic -> topic.getKey() + "=" + topic.getValue())
                .collect(Collectors.joining(" "));
    }
}
