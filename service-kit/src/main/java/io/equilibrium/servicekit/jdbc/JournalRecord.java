package io.equilibrium.servicekit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A row of the inbox as the record that the engine took. */
public final class JournalRecord {
    /** What is to be selected for {@link #of}. */
    public static final String COLUMNS = "topic, partition, record_offset, read_at, key, payload";

    private JournalRecord() {}

    public static ConsumerRecord<byte @Nullable [], byte @Nullable []> of(ResultSet row) throws SQLException {
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getLong("read_at"),
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                row.getBytes("key"),
                row.getBytes("payload"),
                new RecordHeaders(),
                Optional.empty());
    }
}
