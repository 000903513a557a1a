package io.equilibrium.servicekit.rewind;

import io.equilibrium.servicekit.jdbc.EngineStore;
import io.equilibrium.servicekit.jdbc.JournalRecord;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an engine has stored of its inputs, as it stood at one moment: the inbox in the order in which its records were
 * taken, a piece at a time, and how far the rest had come. The engine may go on meanwhile.
 */
public final class Journal {
    private static final int PIECE = 1_000;
    private static final String IN_ORDER = "select " + JournalRecord.COLUMNS + " from inbox order by arrival";

    private final JdbcTemplate jdbc;
    private final TransactionOperations readOnly;

    /** The transactions must be read-only; one is open for as long as the journal is read. */
    public Journal(JdbcTemplate jdbc, TransactionOperations readOnly) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(PIECE);
        this.readOnly = readOnly;
    }

    /** All that is read in there is of the same moment. */
    void atOneMoment(Runnable reading) {
        readOnly.executeWithoutResult(status -> {
            jdbc.execute("set transaction isolation level repeatable read");
            reading.run();
        });
    }

    /** How many records the inbox has. */
    long records() {
        return one("select count(*) from inbox");
    }

    /** The last sequence given out to what came of them. */
    long sequence() {
        return one("select sequence from engine");
    }

    /** From where each partition would be read on. */
    Map<TopicPartition, Long> positions() {
        return new EngineStore(jdbc, Duration.ZERO).positions();
    }

    /** Hands out every record of the inbox. */
    void forEach(Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> reader) {
        jdbc.query(IN_ORDER, (ResultSet row) -> reader.accept(JournalRecord.of(row)));
    }

    private long one(String sql) {
        return jdbc.queryForList(sql, Long.class).getFirst();
    }
}
