package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.Outbox;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the outbox, each row once and in the order of its sequence, whatever is killed.
 *
 * <p>It has a thread of its own: a Kafka commit takes about as long as a Postgres commit, and this way the engine handles
 * the next batch meanwhile.
 */
public final class OutboxRelay implements SmartLifecycle, Ready {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration END = Duration.ofSeconds(8);

    /** What the relay is made of. */
    record Parts(
            Outbox outbox,
            Supplier<RelaySession> sessions,
            EngineMetrics metrics,
            ServiceExit exit,
            RelayWatch watch,
            LongSupplier nanos) {}

    private final Parts parts;
    private final EngineProperties pace;
    private final Retry retry;
    private final CountDownLatch learned = new CountDownLatch(1);
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable String notReady = "not started";
    private final AtomicLong stored = new AtomicLong();
    private volatile long published;
    private @Nullable Thread thread;

    OutboxRelay(Parts parts, EngineProperties pace) {
        this.parts = parts;
        this.pace = pace;
        this.retry = new Retry(pace.retryFirst(), pace.retryLast());
    }

    /** Rows up to this sequence are stored; publishes them soon. */
    void stored(long sequence) {
        if (stored.getAndAccumulate(sequence, Math::max) < sequence) {
            wake.release();
        }
    }

    /** Waits until it is known what is published already; false when that is not known in time. */
    boolean learnedWithin(Duration most) throws InterruptedException {
        return learned.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Rows stored and not yet published. */
    long backlog() {
        return Math.max(0, stored.get() - published);
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Optional<String> notReadyBecause() {
        return Optional.ofNullable(notReady);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        retry.end();
        wake.release();
        try {
            if (thread != null && !thread.join(END)) {
                LOG.warn("outbox relay did not end in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 1000;
    }

    private void run() {
        try {
            while (running) {
                attempt();
            }
        } catch (Throwable broken) {
            LOG.error("outbox relay ended", broken);
            notReady = broken.toString();
            parts.exit().exit(1, "the outbox relay ended: " + broken);
        }
    }

    private void attempt() {
        try (RelaySession session = parts.sessions().get()) {
            published = session.skipPublished(parts.outbox());
            stored.accumulateAndGet(parts.outbox().lastSequence(), Math::max);
            learned.countDown();
            while (running) {
                turn(session);
            }
        } catch (ProducerFencedException | OutboxBehindException hopeless) {
            throw hopeless;
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void turn(RelaySession session) {
        List<OutboxRow> rows = parts.outbox().after(published, pace.relayRows());
        if (rows.isEmpty()) {
            ready();
            awaitRows();
        } else if (publish(session, rows)) {
            ready();
        }
    }

    private boolean publish(RelaySession session, List<OutboxRow> rows) {
        long began = parts.nanos().getAsLong();
        try {
            parts.watch().beforePublishing(rows);
            session.publish(rows, parts.watch());
        } catch (KafkaException failure) {
            session.abort(failure);
            failed(failure);
            return false;
        }
        parts.watch().published(rows);
        published = rows.getLast().sequence();
        parts.outbox().forgetThrough(published);
        parts.metrics().relay(rows.size(), Duration.ofNanos(parts.nanos().getAsLong() - began));
        return true;
    }

    private void failed(RuntimeException failure) {
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (!reason.equals(notReady)) {
            LOG.warn("outbox was not published and is tried again", failure);
        }
        notReady = reason;
        retry.pause();
    }

    private void ready() {
        retry.succeeded();
        if (notReady != null) {
            notReady = null;
            LOG.info("outbox relay is ready published={}", published);
        }
    }

    private void awaitRows() {
        try {
            boolean woken = wake.tryAcquire(pace.relayFallback().toMillis(), TimeUnit.MILLISECONDS);
            if (woken) {
                wake.drainPermits();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
