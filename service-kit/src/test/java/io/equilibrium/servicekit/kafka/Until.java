package io.equilibrium.servicekit.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what must come, and fails when it does not come in time. */
final class Until {
    private static final Duration MOST = Duration.ofSeconds(60);

    private Until() {}

    static void until(String what, BooleanSupplier come) {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in " + MOST + " this did not come: " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            boolean never = new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new AssertionError(ending);
        }
    }
}
