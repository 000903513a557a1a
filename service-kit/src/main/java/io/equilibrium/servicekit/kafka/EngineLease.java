package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineUnavailableException;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the engine for this process, or stands by until whoever holds it lets go. Without it the loop reads nothing and the
 * relay publishes nothing. It starts before them and ends after them, so that it is released when both are still.
 */
public final class EngineLease extends EngineThread {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLease.class);
    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** What the lease is made of; the holder's name is the same after a restart, and another process's at no time. */
    record Parts(LeaseStore store, String holder, EngineMetrics metrics, ServiceExit exit) {}

    private final Parts parts;
    private final Duration heartbeat;
    private final Duration look;
    private final CountDownLatch held = new CountDownLatch(1);
    private final Semaphore wake = new Semaphore(0);
    private volatile long epoch;
    private volatile @Nullable String standsBy;

    EngineLease(Parts parts, EngineProperties pace) {
        super("lease", 999, pace, parts.exit());
        this.parts = parts;
        this.heartbeat = pace.lease().dividedBy(3);
        Duration tenth = pace.lease().dividedBy(10);
        this.look = tenth.compareTo(MOST_BETWEEN_LOOKS) < 0 ? tenth : MOST_BETWEEN_LOOKS;
    }

    /** Waits until this process holds the engine; false when it does not in time. Once held, it is held to the end. */
    boolean heldWithin(Duration most) {
        return Waiting.within(most, held::await);
    }

    /** The number under which this process writes; an older one cannot any more. */
    long epoch() {
        if (held.getCount() > 0) {
            throw new EngineUnavailableException("this process does not hold the engine", null);
        }
        return epoch;
    }

    /** Throws when this process does not hold the engine any more; renews the lease when it does. */
    void confirm() {
        parts.store().renew(epoch());
    }

    @Override
    public Optional<String> standsByBecause() {
        return Optional.ofNullable(standsBy);
    }

    @Override
    void wake() {
        wake.release();
    }

    @Override
    void attempt() {
        if (held.getCount() > 0) {
            take();
        } else {
            confirm();
        }
        recovered();
        works();
        var _ = Waiting.within(held.getCount() > 0 ? look : heartbeat, wake::tryAcquire);
    }

    private void take() {
        var taken = parts.store().take(parts.holder());
        if (taken.isPresent()) {
            epoch = taken.getAsLong();
            standsBy = null;
            held.countDown();
            parts.metrics().held();
            LOG.info("engine was taken holder={} epoch={}", parts.holder(), epoch);
        } else {
            parts.store().holder().ifPresent(this::standBy);
        }
    }

    private void standBy(LeaseStore.Holder holder) {
        if (standsBy == null) {
            LOG.info("engine is held by another holder={} until={}", holder.name(), holder.end());
        }
        standsBy = "stands by: " + holder.name() + " holds the engine until " + holder.end();
    }

    @Override
    void failed(RuntimeException failure) {
        standsBy = null;
        super.failed(failure);
    }

    @Override
    void ended() {
        if (held.getCount() == 0) {
            parts.store().release(epoch);
        }
    }
}
