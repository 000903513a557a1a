package io.equilibrium.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Holds a replay back until a tick's time has come. */
@FunctionalInterface
public interface Pace {
    /** As fast as it goes. */
    Pace MAXIMUM = eventTimeMicros -> {};

    void await(long eventTimeMicros) throws InterruptedException;

    /** A multiple of real time from the first tick on; what is late is not waited for. */
    static Pace multiple(double speed, LongSupplier nanoTime, Pause pause) {
        return new Pace() {
            private boolean begun;
            private long firstMicros;
            private long firstNanos;

            @Override
            public void await(long eventTimeMicros) throws InterruptedException {
                if (!begun) {
                    begun = true;
                    firstMicros = eventTimeMicros;
                    firstNanos = nanoTime.getAsLong();
                }
                long dueNanos = (long) ((eventTimeMicros - firstMicros) * 1_000 / speed);
                long aheadNanos = dueNanos - (nanoTime.getAsLong() - firstNanos);
                if (aheadNanos >= 1_000_000) {
                    pause.of(Duration.ofNanos(aheadNanos));
                }
            }
        };
    }
}
