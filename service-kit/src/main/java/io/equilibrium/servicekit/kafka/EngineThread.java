package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineRefusedException;
import io.equilibrium.servicekit.Ready;
import io.equilibrium.servicekit.ServiceExit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A part of the engine with a thread of its own. It attempts its work again after every failure, and says why the work is
 * not done just now; what cannot be helped by another attempt ends the service.
 */
abstract class EngineThread implements SmartLifecycle, Ready {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
    private static final Duration END = Duration.ofSeconds(8);

    private final String name;
    private final int phase;
    private final Retry retry;
    private final ServiceExit exit;
    private volatile boolean running;
    private volatile @Nullable String notReady = "not started";
    private @Nullable Thread thread;

    /** Of two parts, the one with the higher phase starts later and ends sooner. */
    EngineThread(String name, int phase, EngineProperties pace, ServiceExit exit) {
        this.name = name;
        this.phase = phase;
        this.retry = new Retry(pace.retryFirst(), pace.retryLast());
        this.exit = exit;
    }

    /** Does the work until the part is to end ({@link #isRunning}) or something fails. */
    abstract void attempt();

    /** Ends what an attempt waits for; called by other threads. */
    abstract void wake();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public Optional<String> notReadyBecause() {
        return Optional.ofNullable(notReady);
    }

    @Override
    public final void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    @Override
    public final void stop() {
        running = false;
        retry.end();
        wake();
        try {
            if (thread != null && !thread.join(END)) {
                LOG.warn("{} did not end in time", name);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }

    /** The work is done as it should be. */
    final void works() {
        if (notReady != null) {
            notReady = null;
            LOG.info("{} is ready", name);
        }
    }

    /** What was tried has worked, so the next failure is followed by a short pause. */
    final void recovered() {
        retry.succeeded();
    }

    /** Says why, and pauses. */
    void failed(RuntimeException failure) {
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (!reason.equals(notReady)) {
            LOG.warn("{} failed and tries again", name, failure);
        }
        notReady = reason;
        retry.pause();
    }

    /** The last thing that the thread does; its failure is only logged. */
    void ended() {}

    private void run() {
        try {
            while (running) {
                once();
            }
        } catch (EngineRefusedException refused) {
            end(String.valueOf(refused.getMessage()));
        } catch (Throwable broken) {
            LOG.error("{} broke", name, broken);
            end("the " + name + " broke: " + broken);
        } finally {
            endQuietly();
        }
    }

    private void endQuietly() {
        try {
            ended();
        } catch (RuntimeException failure) {
            LOG.warn("{} did not end as it should", name, failure);
        }
    }

    private void once() {
        try {
            attempt();
        } catch (EngineRefusedException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void end(String reason) {
        notReady = reason;
        exit.exit(1, reason);
    }
}
