package io.equilibrium.servicekit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A service's engine behind the loop's door. Every method is called by the loop's one thread.
 *
 * <p>The order is {@code restore}, then any number of {@code handle}, some of them followed by {@code save}. When
 * anything throws, the transaction is rolled back and the loop starts over with {@code restore}, from the positions that
 * the database holds; so a handler keeps no truth outside of what {@code save} wrote.
 */
public interface EngineHandler {
    /** Forgets the state in memory and builds it from the database; called in a transaction of its own. */
    void restore();

    /**
     * Takes what a poll brought, in the order of each partition, and says what came of it; does no I/O. Records at or
     * before what the state has seen come again when {@link #resumeAt} said so or a batch was not stored. A record's
     * timestamp is when it was read, by this machine's clock: the journal keeps it, so that a decision by the clock can be
     * made again.
     */
    Outcome handle(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch);

    /** Writes the state to the database, in the transaction that writes inbox, positions and outbox (JPA or JDBC). */
    void save();

    /**
     * From where a partition must be read again after a restart, where that is before what was handed over (what the
     * handler holds only in memory); asked at each store, partitions left out resume after the last record handed over.
     */
    default Map<TopicPartition, Long> resumeAt() {
        return Map.of();
    }

    /** The partitions not to be read on from for now (back-pressure); asked after each batch and each call. */
    default Set<TopicPartition> paused() {
        return Set.of();
    }
}
