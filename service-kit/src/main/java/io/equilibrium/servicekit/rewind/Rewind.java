package io.equilibrium.servicekit.rewind;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a fresh handler what the service's own took, in the same order, and compares what it says of a run. Nothing is
 * written anywhere. Inputs that are in no journal are given as the handler wants them: what comes of those must not depend
 * on how they meet the others.
 */
final class Rewind {
    private static final int BATCH = 500;

    /** What a rewind is made of; the function tells to which partition a record goes. */
    record Parts(
            EngineHandler handler,
            Journal journal,
            Unjournalled others,
            Function<OutgoingRecord, TopicPartition> destinations,
            Comparison comparison) {}

    private final Parts parts;
    private final RunId run;
    private final LongConsumer fed;
    private List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch = new ArrayList<>();

    /** The handler must be one that has handled and restored nothing; the consumer hears how many records were fed. */
    Rewind(Parts parts, RunId run, LongConsumer fed) {
        this.parts = parts;
        this.run = run;
        this.fed = fed;
    }

    /**
     * Feeds everything.
     *
     * @throws DifferenceException at the first decision that is not the one that was said
     */
    void run() {
        parts.journal().forEach(this::take);
        handleBatch();
        boolean taken = true;
        while (taken && parts.others().hasMore()) {
            taken = handleOthers();
        }
        parts.comparison().end();
    }

    private void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (parts.handler().paused().contains(partition)) {
            handleBatch();
            boolean taken = true;
            while (taken && parts.handler().paused().contains(partition)) {
                taken = handleOthers();
            }
        }
        batch.add(record);
        if (batch.size() == BATCH) {
            handleBatch();
        }
    }

    private void handleBatch() {
        if (!batch.isEmpty()) {
            handle(batch);
            batch = new ArrayList<>();
        }
    }

    // False when the handler takes no more of them for now.
    private boolean handleOthers() {
        Set<TopicPartition> paused = parts.handler().paused();
        var next = parts.others().next(paused);
        if (!next.isEmpty()) {
            handle(next);
        }
        return !next.isEmpty();
    }

    private void handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        for (OutgoingRecord made : parts.handler().handle(records).outgoing()) {
            Message message = Messages.decode(made.value());
            if (Emitted.isDecision(message, run)) {
                parts.comparison().made(parts.destinations().apply(made), message);
            }
        }
        fed.accept(records.size());
    }
}
