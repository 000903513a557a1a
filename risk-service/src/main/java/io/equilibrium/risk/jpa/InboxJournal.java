package io.equilibrium.risk.jpa;

import io.equilibrium.risk.merge.Unread;
import io.equilibrium.servicekit.jdbc.JournalRecord;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The journal in the kit's table. */
public final class InboxJournal implements Journal {
    private static final String READ = """
            select %s from inbox
            where topic = ? and partition = ? and record_offset > ? and record_offset <= ? order by record_offset""".formatted(JournalRecord.COLUMNS);

    private final JdbcTemplate jdbc;

    public InboxJournal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> read(Unread range) {
        return jdbc.query(
                READ,
                (row, number) -> JournalRecord.of(row),
                range.source().topic(),
                range.source().partition(),
                range.after(),
                range.through());
    }
}
