package io.equilibrium.servicekit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The relay's side of the outbox; each call is a transaction of its own. */
public final class Outbox {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    public Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last sequence given out to any row, published or not. */
    public long lastSequence() {
        return jdbc.queryForList("select sequence from engine", Long.class).getFirst();
    }

    /** The next rows after a sequence, in order. */
    public List<OutboxRow> after(long sequence, int most) {
        return jdbc.query(
                "select sequence, topic, partition, key, payload, headers from outbox"
                        + " where sequence > ? order by sequence limit ?",
                (row, number) -> row(row),
                sequence,
                most);
    }

    /** Forgets what is published, up to and including a sequence. */
    public void forgetThrough(long sequence) {
        jdbc.update("delete from outbox where sequence <= ?", sequence);
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong(1),
                new OutboxRow.Content(
                        row.getString(2), row.getInt(3), row.getBytes(4), row.getBytes(5), headers(row.getString(6))));
    }

    private static Map<String, String> headers(@Nullable String json) {
        return json == null ? Map.of() : JsonMapper.shared().readValue(json, HEADERS);
    }
}
