package io.equilibrium.risk.jpa;

import io.equilibrium.risk.merge.Unread;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The journal in the kit's table. */
public final class InboxJournal implements Journal {
    private static final String READ = """
            select record_offset, key, payload from inbox
            where topic = ? and partition = ? and record_offset > ? and record_offset <= ? order by record_offset""";

    private final JdbcTemplate jdbc;

    public InboxJournal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> read(Unread range) {
        String topic = range.source().topic();
        int partition = range.source().partition();
        return jdbc.query(
                READ,
                (row, number) -> new ConsumerRecord<byte @Nullable [], byte @Nullable []>(
                        topic, partition, row.getLong(1), row.getBytes(2), row.getBytes(3)),
                topic,
                partition,
                range.after(),
                range.through());
    }
}
