package io.equilibrium.servicekit.rewind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The inbox, read from its beginning in the order in which the engine took its records, a piece at a time. */
public final class Journal {
    private static final int PIECE = 1_000;
    private static final String IN_ORDER =
            "select topic, partition, record_offset, key, payload from inbox order by arrival";

    private final JdbcTemplate jdbc;
    private final TransactionOperations readOnly;

    /** The transactions must be read-only; one holds the cursor while the journal is read. */
    public Journal(JdbcTemplate jdbc, TransactionOperations readOnly) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(PIECE);
        this.readOnly = readOnly;
    }

    public long records() {
        return readOnly.<Long>execute(status ->
                jdbc.queryForList("select count(*) from inbox", Long.class).getFirst());
    }

    /** Hands out every record. */
    public void forEach(Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> reader) {
        readOnly.executeWithoutResult(status -> jdbc.query(IN_ORDER, (ResultSet row) -> reader.accept(record(row))));
    }

    private static ConsumerRecord<byte @Nullable [], byte @Nullable []> record(ResultSet row) throws SQLException {
        return new ConsumerRecord<>(row.getString(1), row.getInt(2), row.getLong(3), row.getBytes(4), row.getBytes(5));
    }
}
