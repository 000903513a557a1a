package io.equilibrium.gateway;

import java.time.Duration;

/** Waits; in tests, only says that it did. */
@FunctionalInterface
public interface Pause {
    void of(Duration time) throws InterruptedException;
}
