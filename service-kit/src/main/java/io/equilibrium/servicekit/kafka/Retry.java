package io.equilibrium.servicekit.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses that double from the first to the last while attempts fail, and end at once when the service does. */
final class Retry {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration first;
    private final Duration last;
    private Duration next;

    Retry(Duration first, Duration last) {
        this.first = first;
        this.last = last;
        this.next = first;
    }

    /** Waits; false when the service is ending. */
    boolean pause() {
        try {
            boolean ending = ended.await(next.toMillis(), TimeUnit.MILLISECONDS);
            next = next.multipliedBy(2).compareTo(last) < 0 ? next.multipliedBy(2) : last;
            return !ending;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void succeeded() {
        next = first;
    }

    void end() {
        ended.countDown();
    }
}
