package io.equilibrium.risk.jpa;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was asked to be reset: kept until it is confirmed, by whichever instance is asked then. */
public class Resets {
    /** What somebody asked to reset, and why. */
    public record Asked(String scope, String askedBy, String reason) {}

    private final JdbcTemplate jdbc;

    public Resets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(String nonce, Asked asked, Instant expiresAt) {
        jdbc.update(
                "insert into resets (nonce, scope, asked_by, reason, expires_at) values (?, ?, ?, ?, ?)",
                nonce,
                asked.scope(),
                asked.askedBy(),
                asked.reason(),
                Timestamp.from(expiresAt));
    }

    /** Takes a nonce for the one time that it can be: empty if there is none, it was used, or it has expired. */
    public Optional<Asked> use(String nonce, Instant now) {
        List<Asked> used = jdbc.query(
                """
                update resets set used_at = ? where nonce = ? and used_at is null and expires_at > ?
                returning scope, asked_by, reason""",
                (row, number) -> new Asked(row.getString(1), row.getString(2), row.getString(3)),
                Timestamp.from(now),
                nonce,
                Timestamp.from(now));
        return used.stream().findFirst();
    }
}
