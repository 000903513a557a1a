package io.equilibrium.servicekit.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

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

    /** Waits; at once when the service is ending. */
    void pause() {
        Duration pause = next;
        next = next.multipliedBy(2).compareTo(last) < 0 ? next.multipliedBy(2) : last;
        var _ = Waiting.within(pause, ended::await);
    }

    void succeeded() {
        next = first;
    }

    void end() {
        ended.countDown();
    }
}
