package io.equilibrium.servicekit.kafka;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for something with a limit; an interrupt ends it early and stays set. */
final class Waiting {
    /** Something that can be waited for. */
    interface For {
        boolean await(long most, TimeUnit unit) throws InterruptedException;
    }

    private Waiting() {}

    /** Whether it came within the time. */
    static boolean within(Duration most, For what) {
        try {
            return what.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
