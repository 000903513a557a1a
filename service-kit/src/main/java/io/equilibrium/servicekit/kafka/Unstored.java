package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.jdbc.EngineStep;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was handled since the last store, so that the journal has no hole where a batch was not worth a transaction. */
final class Unstored {
    private final Set<String> journalled;
    private final Destinations destinations;
    private final Map<TopicPartition, Long> reached;
    private Map<TopicPartition, Long> stored;
    private List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> journal = new ArrayList<>();
    private List<OutboxRow.Content> outgoing = new ArrayList<>();
    private List<DeadLetter> dead = new ArrayList<>();
    private int records;
    private boolean needed;

    Unstored(EngineTopics topics, Destinations destinations, Map<TopicPartition, Long> stored) {
        this.destinations = destinations;
        this.stored = stored;
        reached = new HashMap<>(stored);
        journalled = topics.inputs().stream()
                .filter(EngineTopics.Input::journalled)
                .map(EngineTopics.Input::topic)
                .collect(Collectors.toSet());
    }

    void add(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch, Outcome outcome) {
        for (var record : batch) {
            if (journalled.contains(record.topic())) {
                journal.add(record);
            }
            reached.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        records += batch.size();
        add(outcome);
    }

    void add(Outcome outcome) {
        outcome.outgoing().forEach(record -> outgoing.add(destinations.route(record)));
        outcome.unreadable().forEach(letter -> outgoing.add(destinations.route(letter)));
        dead.addAll(outcome.unreadable());
        needed |= outcome.store();
    }

    /** What was said in passing, when it need not wait for a store. */
    List<OutboxRow.Content> takePassing() {
        if (needed) {
            return List.of();
        }
        List<OutboxRow.Content> passing = outgoing;
        outgoing = new ArrayList<>();
        return passing;
    }

    boolean needed() {
        return needed;
    }

    int records() {
        return records;
    }

    List<DeadLetter> dead() {
        return dead;
    }

    /** All of it; a partition is read again from an earlier position where the handler says so. */
    EngineStep step(Map<TopicPartition, Long> resumeAt) {
        Map<TopicPartition, Long> moved = new HashMap<>(reached);
        resumeAt.forEach((partition, offset) -> moved.merge(partition, offset, Math::min));
        moved.entrySet().removeIf(position -> position.getValue().equals(stored.get(position.getKey())));
        return new EngineStep(journal, moved, outgoing);
    }

    /** Starts anew after that step is stored. */
    void clear(EngineStep step) {
        stored = new HashMap<>(stored);
        stored.putAll(step.positions());
        journal = new ArrayList<>();
        outgoing = new ArrayList<>();
        dead = new ArrayList<>();
        records = 0;
        needed = false;
    }
}
