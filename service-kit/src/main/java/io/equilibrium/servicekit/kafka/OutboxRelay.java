package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.Outbox;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Publishes the outbox, each row once and in the order of its sequence, whatever is killed.
 *
 * <p>It has a thread of its own: a Kafka commit takes about as long as a Postgres commit, and this way the engine handles
 * the next batch meanwhile. The loop hands it the rows that it has stored; what is published is deleted later, many rows at
 * once, as a restart learns from the topics what was published.
 */
public final class OutboxRelay extends EngineThread {
    private static final int FULL = 20_000;

    /** What the relay is made of. */
    record Parts(
            EngineLease lease,
            TopicCheck check,
            Outbox outbox,
            Supplier<RelaySession> sessions,
            EngineMetrics metrics,
            ServiceExit exit,
            RelayWatch watch,
            LongSupplier nanos) {}

    private final Parts parts;
    private final EngineProperties pace;
    private final Handover handover = new Handover();
    private final CountDownLatch learned = new CountDownLatch(1);
    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong stored = new AtomicLong();
    private volatile long published;
    private long forgotten;

    OutboxRelay(Parts parts, EngineProperties pace) {
        super("outbox", 1000, pace, parts.exit());
        this.parts = parts;
        this.pace = pace;
    }

    /** Rows up to this sequence are stored, whether or not they will be handed over. */
    void stored(long sequence) {
        stored.accumulateAndGet(sequence, Math::max);
        wake.release();
    }

    /** Publishes these soon, after all before them. */
    void hand(long after, List<OutboxRow> rows, boolean areStored) {
        var batch = new Handover.Batch(after, rows, areStored, parts.nanos().getAsLong());
        handover.hand(batch);
        stored(batch.last());
    }

    /** Whether so much waits that the loop should not add to it. */
    boolean isFull() {
        return handover.size() > FULL;
    }

    /** Waits until it is known what is published already; false when that is not known in time. */
    boolean learnedWithin(Duration most) {
        return Waiting.within(most, learned::await);
    }

    /** Rows stored and not yet published. */
    long backlog() {
        return Math.max(0, stored.get() - published);
    }

    @Override
    void wake() {
        wake.release();
    }

    @Override
    void attempt() {
        if (!parts.lease().heldWithin(EngineLoop.POLL)) {
            return;
        }
        parts.lease().confirm();
        parts.check().check();
        try (RelaySession session = parts.sessions().get()) {
            // The session has shut out whoever had one. If that was who has taken the engine over meanwhile, this ends
            // here,
            // and the other one opens another.
            parts.lease().confirm();
            published = session.skipPublished(parts.outbox());
            forgotten = published;
            stored(parts.outbox().lastSequence());
            learned.countDown();
            while (isRunning()) {
                turn(session);
            }
        } catch (ProducerFencedException fenced) {
            parts.lease().confirm();
            throw fenced; // still the holder: shut out for having been away for long, or by one that was
        }
    }

    private void turn(RelaySession session) {
        List<Handover.Batch> handed = handover.next(published, pace.relayRows());
        List<OutboxRow> rows = handed.isEmpty() ? neverHanded() : rows(handed);
        if (rows.isEmpty()) {
            succeeded();
            rest();
        } else {
            publish(session, rows);
            handed.forEach(this::onTopics);
            handover.published(handed);
            succeeded();
        }
    }

    private List<OutboxRow> rows(List<Handover.Batch> handed) {
        return handed.stream()
                .flatMap(batch -> batch.beyond(published).stream())
                .toList();
    }

    private List<OutboxRow> neverHanded() {
        return stored.get() > published ? parts.outbox().after(published, pace.relayRows()) : List.of();
    }

    private void publish(RelaySession session, List<OutboxRow> rows) {
        long began = parts.nanos().getAsLong();
        parts.watch().beforePublishing(rows);
        session.publish(rows, parts.watch());
        parts.watch().published(rows);
        published = Math.max(published, rows.getLast().sequence());
        parts.metrics().relay(rows.size(), Duration.ofNanos(parts.nanos().getAsLong() - began));
        if (published - forgotten >= pace.relayRows()) {
            forget();
        }
    }

    private void onTopics(Handover.Batch batch) {
        parts.metrics()
                .onTopics(batch.rows().size(), Duration.ofNanos(parts.nanos().getAsLong() - batch.since()));
    }

    private void forget() {
        parts.outbox().forgetThrough(published);
        forgotten = published;
    }

    private void succeeded() {
        recovered();
        works();
    }

    // What is handed over wakes it; the rest is a fallback, and the time to tidy up.
    private void rest() {
        if (Waiting.within(pace.relayFallback(), wake::tryAcquire)) {
            wake.drainPermits();
            return;
        }
        if (published > forgotten) {
            forget();
        }
        stored.accumulateAndGet(parts.outbox().lastSequence(), Math::max);
    }
}
