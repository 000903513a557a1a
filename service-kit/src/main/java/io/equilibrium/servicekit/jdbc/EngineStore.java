package io.equilibrium.servicekit.jdbc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes the engine's side of the kit's tables; each call belongs to the caller's transaction. */
public final class EngineStore {
    // What the relay publishes must not be forgotten by a database that was told it may forget. And a process that is
    // stopped in the middle of a transaction must not keep the row from whoever takes over.
    private static final String HOLD = """
            update engine
            set sequence = sequence + ?, lease_end = clock_timestamp() + ? * interval '1 millisecond'
            where epoch = ?
            returning sequence, set_config('synchronous_commit', 'on', true),
                set_config('idle_in_transaction_session_timeout', ? || 'ms', true)""";

    // One statement, as each costs a round trip; nothing is written where the engine's row is not held.
    private static final String STORE = """
            with held as (%s),
            journal as (
                insert into inbox (topic, partition, record_offset, read_at, key, payload)
                select batch.topic, batch.partition, batch.record_offset, batch.read_at, batch.key, batch.payload
                from held, unnest(?, ?, ?, ?, ?, ?)
                    with ordinality as batch (topic, partition, record_offset, read_at, key, payload, place)
                order by place
                on conflict do nothing),
            moved as (
                insert into positions (topic, partition, next_offset)
                select moved.* from held, unnest(?, ?, ?) as moved (topic, partition, next_offset)
                on conflict (topic, partition) do update set next_offset = excluded.next_offset),
            sent as (
                insert into outbox (sequence, topic, partition, key, payload, headers)
                select held.sequence - ? + place, topic, partition, key, payload, headers
                from held, unnest(?, ?, ?, ?, ?)
                    with ordinality as batch (topic, partition, key, payload, headers, place))
            select sequence from held""".formatted(HOLD);

    private final JdbcTemplate jdbc;
    private final long leaseMillis;

    /** Each call holds the engine for the lease from then on. */
    public EngineStore(JdbcTemplate jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.leaseMillis = lease.toMillis();
    }

    /** Locks the engine for this transaction; the answer is the last sequence given out. */
    public long hold(long epoch) {
        return sequence(jdbc.query(HOLD, (row, number) -> row.getLong(1), 0, leaseMillis, epoch, leaseMillis), epoch);
    }

    /**
     * Locks the engine for this transaction, keeps the journal's records in the order given (one that is kept already, as
     * it was read again, stays as it is), moves the positions, and puts records into the outbox; the answer is the last
     * sequence given out.
     */
    public long store(long epoch, EngineStep step) {
        var journal = step.journal();
        var positions = List.copyOf(step.positions().entrySet());
        var outgoing = step.outgoing();
        List<Long> sequence = jdbc.query(
                STORE,
                (row, number) -> row.getLong(1),
                outgoing.size(),
                leaseMillis,
                epoch,
                leaseMillis,
                SqlArray.text(journal, ConsumerRecord::topic),
                SqlArray.integers(journal, ConsumerRecord::partition),
                SqlArray.longs(journal, ConsumerRecord::offset),
                SqlArray.longs(journal, ConsumerRecord::timestamp),
                SqlArray.bytes(journal, ConsumerRecord::key),
                SqlArray.bytes(journal, ConsumerRecord::value),
                SqlArray.text(positions, row -> row.getKey().topic()),
                SqlArray.integers(positions, row -> row.getKey().partition()),
                SqlArray.longs(positions, Map.Entry::getValue),
                outgoing.size(),
                SqlArray.text(outgoing, OutboxRow.Content::topic),
                SqlArray.integers(outgoing, OutboxRow.Content::partition),
                SqlArray.bytes(outgoing, OutboxRow.Content::key),
                SqlArray.bytes(outgoing, OutboxRow.Content::value),
                SqlArray.text(outgoing, EngineStore::headers));
        return sequence(sequence, epoch);
    }

    /** The stored positions, of every partition ever consumed. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        jdbc.query("select topic, partition, next_offset from positions", row -> {
            positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        });
        return positions;
    }

    private static @Nullable String headers(OutboxRow.Content content) {
        return content.headers().isEmpty() ? null : JsonMapper.shared().writeValueAsString(content.headers());
    }

    private static long sequence(List<Long> held, long epoch) {
        if (held.isEmpty()) {
            throw new EngineFencedException(epoch);
        }
        return only(held);
    }

    private static long only(List<Long> values) {
        return values.getFirst();
    }
}
