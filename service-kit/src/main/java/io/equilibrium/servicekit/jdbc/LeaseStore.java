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

    // Who has the row locked is storing, and renews the lease with that, or is stuck. A lease that ran out stays so
    // until the next store: else the heartbeat of a process whose engine is stuck could keep it from those who stand
    // by.
    private static final String RENEW = """
            with free as (
                select epoch from engine where epoch = ? and lease_end > clock_timestamp() for update skip locked)
            update engine set lease_end = clock_timestamp() + ? * interval '1 millisecond'
            from free where engine.epoch = free.epoch""";

    private static final String IS_HELD = "select exists (select from engine where epoch = ?)";

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

    /**
     * Holds it for as long again from now on, unless the lease has run out or the engine is being stored; never waits for
     * that.
     *
     * @throws EngineFencedException if another process has taken it
     */
    public void renew(long epoch) {
        boolean isRenewed = jdbc.update(RENEW, epoch, lease.toMillis()) > 0;
        if (!isRenewed && !Boolean.TRUE.equals(jdbc.queryForObject(IS_HELD, Boolean.class, epoch))) {
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
