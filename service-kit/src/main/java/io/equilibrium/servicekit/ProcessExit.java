package io.equilibrium.servicekit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the Spring context through the process's shutdown hook, and halts the process when that takes too long. */
public final class ProcessExit implements ServiceExit {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessExit.class);

    private final Duration deadline;
    private final AtomicBoolean begun = new AtomicBoolean();

    public ProcessExit(Duration deadline) {
        this.deadline = deadline;
    }

    // The caller may be a thread that the context's close waits for, so the work is done by others.
    @Override
    public void exit(int status, String reason) {
        if (begun.compareAndSet(false, true)) {
            LOG.info("service is ending status={} reason=\"{}\"", status, reason);
            Thread.ofPlatform().daemon().name("exit-deadline").start(() -> haltAfterDeadline(status));
            Thread.ofPlatform().daemon().name("exit").start(() -> System.exit(status));
        }
    }

    private void haltAfterDeadline(int status) {
        try {
            boolean ended = new CountDownLatch(1).await(deadline.toMillis(), TimeUnit.MILLISECONDS);
            assert !ended;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status == 0 ? 1 : status);
    }
}
