package io.equilibrium.servicekit.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes the engine's side of the kit's tables; each call belongs to the caller's transaction. */
public final class EngineStore {
    // What the relay publishes must not be forgotten by a database that was told it may forget.
    private static final String ADVANCE = """
            update engine set sequence = sequence + ? where epoch = ?
            returning sequence, set_config('synchronous_commit', 'on', true)""";

    private static final String JOURNAL = """
            insert into inbox (topic, partition, record_offset, key, payload)
            select topic, partition, record_offset, key, payload
            from unnest(?, ?, ?, ?, ?) with ordinality as batch (topic, partition, record_offset, key, payload, place)
            order by place
            on conflict do nothing""";

    private static final String POSITIONS = """
            insert into positions (topic, partition, next_offset) select * from unnest(?, ?, ?)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

    private static final String OUTBOX = """
            insert into outbox (sequence, topic, partition, key, payload, headers)
            select * from unnest(?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    public EngineStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the caller the engine's only writer; the answer is its epoch. */
    public long takeOver() {
        return only(jdbc.queryForList("update engine set epoch = epoch + 1 returning epoch", Long.class));
    }

    /** Locks the engine for this transaction and gives out sequences; the answer is the last one given out before. */
    public long advance(long epoch, int count) {
        List<Long> last = jdbc.query(ADVANCE, (row, number) -> row.getLong(1), count, epoch);
        if (last.isEmpty()) {
            throw new EngineFencedException(epoch);
        }
        return only(last) - count;
    }

    /** The stored positions, of every partition ever consumed. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        jdbc.query("select topic, partition, next_offset from positions", row -> {
            positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        });
        return positions;
    }

    /** Stores from where partitions are read on. */
    public void move(Map<TopicPartition, Long> positions) {
        var rows = List.copyOf(positions.entrySet());
        jdbc.update(
                POSITIONS,
                SqlArray.text(rows, row -> row.getKey().topic()),
                SqlArray.integers(rows, row -> row.getKey().partition()),
                SqlArray.longs(rows, Map.Entry::getValue));
    }

    /** Keeps records in the order given; one that is kept already (it was read again) stays as it is. */
    public void journal(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        jdbc.update(
                JOURNAL,
                SqlArray.text(records, ConsumerRecord::topic),
                SqlArray.integers(records, ConsumerRecord::partition),
                SqlArray.longs(records, ConsumerRecord::offset),
                SqlArray.bytes(records, ConsumerRecord::key),
                SqlArray.bytes(records, ConsumerRecord::value));
    }

    /** Puts records into the outbox, with the sequences after {@code last}. */
    public void send(long last, List<OutboxRow.Content> contents) {
        List<Long> sequences = IntStream.rangeClosed(1, contents.size())
                .mapToObj(place -> last + place)
                .toList();
        jdbc.update(
                OUTBOX,
                SqlArray.longs(sequences, sequence -> sequence),
                SqlArray.text(contents, OutboxRow.Content::topic),
                SqlArray.integers(contents, OutboxRow.Content::partition),
                SqlArray.bytes(contents, OutboxRow.Content::key),
                SqlArray.bytes(contents, OutboxRow.Content::value),
                SqlArray.text(contents, EngineStore::headers));
    }

    private static @Nullable String headers(OutboxRow.Content content) {
        return content.headers().isEmpty() ? null : JsonMapper.shared().writeValueAsString(content.headers());
    }

    private static long only(List<Long> values) {
        return values.getFirst();
    }
}
