package io.equilibrium.risk.jpa;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.risk.web.DenialsDocument;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every bet that became no order: added to in batches, since a halted account denies all of them, and read by pages. */
public class Denials {
    private static final String ADD = """
            insert into denials (account, run, order_id, symbol, reason, value, limit_value, event_time)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    public Denials(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds them in the caller's transaction. */
    public void add(String account, List<Message.Denied> denials) {
        if (denials.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(ADD, denials, denials.size(), (row, message) -> {
            row.setString(1, account);
            row.setString(2, message.run().toString());
            row.setString(3, message.denial().orderId());
            row.setString(4, message.denial().symbol());
            row.setString(5, message.denial().reason().name());
            row.setLong(6, message.denial().valueE8());
            row.setLong(7, message.denial().limitE8());
            row.setTimestamp(8, Timestamp.from(EventTime.at(message.denial().timeMicros())));
        });
    }

    /** A page, newest first, of a symbol or a reason or both, where they are given. */
    public DenialsDocument page(
            String account, @Nullable String symbol, @Nullable DenialReason reason, int page, int size) {
        List<Object> wanted = new ArrayList<>(List.of(account));
        String where = " from denials where account = ?";
        if (symbol != null) {
            where += " and symbol = ?";
            wanted.add(symbol);
        }
        if (reason != null) {
            where += " and reason = ?";
            wanted.add(reason.name());
        }
        long total =
                Objects.requireNonNull(jdbc.queryForObject("select count(*)" + where, Long.class, wanted.toArray()));
        wanted.add(size);
        wanted.add((long) page * size);
        List<DenialsDocument.Denial> rows = jdbc.query(
                "select run, order_id, symbol, reason, value, limit_value, event_time" + where
                        + " order by id desc limit ? offset ?",
                (row, number) -> new DenialsDocument.Denial(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        DenialReason.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getTimestamp(7).toInstant()),
                wanted.toArray());
        return new DenialsDocument(rows, page, size, total);
    }
}
