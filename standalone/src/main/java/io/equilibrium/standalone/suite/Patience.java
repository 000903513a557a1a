package io.equilibrium.standalone.suite;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting that ends: asks again and again until the answer is yes or the time is over. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    static boolean until(Duration longest, BooleanSupplier answer) {
        long end = System.nanoTime() + longest.toNanos();
        while (!answer.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("interrupted while waiting");
        }
    }
}
