package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.EngineDesk;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import io.equilibrium.servicekit.jdbc.EngineFencedException;
import io.equilibrium.servicekit.jdbc.EngineStep;
import io.equilibrium.servicekit.jdbc.EngineTransactions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Feeds an {@link EngineHandler} from Kafka and stores what comes of it, all on one thread.
 *
 * <p>Positions, inbox, the engine's state and its outbox are stored in one transaction, so a crash anywhere leaves a state
 * that fits its positions. Whatever fails starts the same path as a first start: restore, seek, go on.
 */
public final class EngineLoop implements SmartLifecycle, Ready, EngineDesk {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration END = Duration.ofSeconds(8);

    /** What the loop is made of. */
    record Parts(
            EngineTopics topics,
            EngineHandler handler,
            EngineTransactions transactions,
            Supplier<EngineInput> inputs,
            OutboxRelay relay,
            DeadLetters deadLetters,
            EngineMetrics metrics,
            ServiceExit exit,
            LongSupplier nanos) {}

    private final Parts parts;
    private final EngineProperties pace;
    private final Retry retry;
    private final Questions questions = new Questions(this::wake);
    private volatile boolean running;
    private volatile @Nullable String notReady = "not started";
    private volatile @Nullable EngineInput input;
    private @Nullable Thread thread;

    EngineLoop(Parts parts, EngineProperties pace) {
        this.parts = parts;
        this.pace = pace;
        this.retry = new Retry(pace.retryFirst(), pace.retryLast());
    }

    @Override
    public <T> CompletableFuture<T> ask(Supplier<Answer<T>> question) {
        return questions.ask(question);
    }

    @Override
    public <T> T askNow(Supplier<Answer<T>> question) {
        return questions.askNow(question);
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Optional<String> notReadyBecause() {
        return Optional.ofNullable(notReady);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("engine").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        retry.end();
        wake();
        join();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Starts after the relay and ends before it.
    @Override
    public int getPhase() {
        return 1001;
    }

    private void run() {
        try {
            awaitRelay();
            while (running) {
                attempt();
            }
        } catch (EngineFencedException fenced) {
            end("the engine belongs to another process: " + fenced.getMessage());
        } catch (Throwable broken) {
            LOG.error("engine broke", broken);
            end("the engine broke: " + broken);
        } finally {
            questions.close(new IllegalStateException("the service is ending"));
        }
    }

    // A database that did not write its topics must be found out before it grows the sequences that give it away.
    private void awaitRelay() throws InterruptedException {
        boolean learned = false;
        while (running && !learned) {
            learned = parts.relay().learnedWithin(POLL);
        }
    }

    private void attempt() {
        try (EngineInput opened = parts.inputs().get()) {
            turnUntilTheEnd(opened);
        } catch (EngineFencedException fenced) {
            throw fenced;
        } catch (RuntimeException failure) {
            failed(failure);
        } finally {
            input = null;
        }
    }

    private void turnUntilTheEnd(EngineInput opened) {
        var positions = parts.transactions().restore();
        opened.seek(positions);
        Turn turn = new Turn(opened, new Unstored(parts.topics(), opened.written(), positions));
        input = opened;
        questions.open();
        while (running) {
            turn.once();
        }
        turn.last();
    }

    private void failed(RuntimeException failure) {
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (!reason.equals(notReady)) {
            LOG.warn("engine failed and starts over from its stored state", failure);
        }
        notReady = reason;
        parts.metrics().failure();
        questions.close(failure);
        retry.pause();
    }

    private void end(String reason) {
        notReady = reason;
        parts.exit().exit(1, reason);
    }

    private void wake() {
        EngineInput current = input;
        if (current != null) {
            current.wake();
        }
    }

    private void join() {
        try {
            if (thread != null && !thread.join(END)) {
                LOG.warn("engine did not end in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Poll, handle, store if needed; again and again until something fails. */
    private final class Turn {
        private final EngineInput from;
        private final Unstored unstored;
        private long heard = parts.nanos().getAsLong();
        private long stored = heard;

        Turn(EngineInput from, Unstored unstored) {
            this.from = from;
            this.unstored = unstored;
        }

        void once() {
            var batch = from.poll(POLL);
            long began = parts.nanos().getAsLong();
            if (!batch.isEmpty()) {
                heard = began;
                unstored.add(batch, parts.handler().handle(batch));
                parts.metrics().handled(batch);
            } else if (began - heard > pace.probeAfter().toNanos()) {
                from.probe();
                heard = parts.nanos().getAsLong();
            }
            questions.answer(unstored::add);
            if (due(began)) {
                store();
            }
            if (!batch.isEmpty()) {
                parts.metrics().batch(Duration.ofNanos(parts.nanos().getAsLong() - began));
            }
            questions.stored();
            from.pause(parts.handler().paused());
            ready();
        }

        void last() {
            if (unstored.needed() || unstored.records() > 0) {
                store();
            }
        }

        private boolean due(long now) {
            return unstored.needed()
                    || unstored.records() >= pace.storeAfterRecords()
                    || (unstored.records() > 0
                            && now - stored > pace.storeAfter().toNanos());
        }

        private void store() {
            long began = parts.nanos().getAsLong();
            EngineStep step = unstored.step(parts.handler().resumeAt());
            long sequence = parts.transactions().store(step);
            stored = parts.nanos().getAsLong();
            parts.metrics().store(Duration.ofNanos(stored - began));
            unstored.dead().forEach(parts.deadLetters()::count);
            unstored.clear(step);
            parts.relay().stored(sequence);
            retry.succeeded();
        }

        private void ready() {
            if (notReady != null) {
                notReady = null;
                LOG.info("engine is ready");
            }
        }
    }
}
