package io.equilibrium.servicekit.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who runs the engine, and until when nobody else may; each call is a transaction of its own. Only the database's clock
 * counts.
 */
public final class LeaseStore {
    private static final String TAKE = """
            update engine set epoch = epoch + 1, holder = ?, lease_end = clock_timestamp() + ? * interval '1 millisecond'
            where holder is null or holder = ? or lease_end <= clock_timestamp()
            returning epoch, set_config('synchronous_commit', 'on', true)""";

    private static final String RENEW = """
            update engine set lease_end = clock_timestamp() + ? * interval '1 millisecond' where epoch = ?""";

    /** An instance, and until when it holds the engine. */
    public record Holder(String name, Instant end) {}

    private final JdbcTemplate jdbc;
    private final Duration lease;

    public LeaseStore(JdbcTemplate jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /**
     * Makes the caller the engine's only writer if nobody else holds it, nobody any more, or the caller's own earlier
     * process; the answer is its epoch.
     */
    public OptionalLong take(String name) {
        return jdbc.query(TAKE, (row, number) -> row.getLong(1), name, lease.toMillis(), name).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Holds it for as long again from now on. */
    public void renew(long epoch) {
        if (jdbc.update(RENEW, lease.toMillis(), epoch) == 0) {
            throw new EngineFencedException(epoch);
        }
    }

    /** Lets others take it at once; does nothing if they have. */
    public void release(long epoch) {
        jdbc.update("update engine set holder = null, lease_end = null where epoch = ?", epoch);
    }

    /** Who holds it, or held it last and did not release it. */
    public Optional<Holder> holder() {
        List<Holder> holders = jdbc.query(
                "select holder, lease_end from engine where holder is not null",
                (row, number) -> new Holder(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        return holders.stream().findFirst();
    }
}
