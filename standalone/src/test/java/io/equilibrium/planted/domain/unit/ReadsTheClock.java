package io.equilibrium.planted.domain.unit;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

final class ReadsTheClock {
    private ReadsTheClock() {}

    record AsInstant(Instant at) {
        AsInstant() {
            this(Instant.now());
        }
    }

    record AsReference(Supplier<Instant> clock) {
        AsReference() {
            this(Instant::now);
        }
    }

    record AsMilliseconds(long at) {
        AsMilliseconds() {
            this(System.currentTimeMillis());
        }
    }

    record AsNanoseconds(long at) {
        AsNanoseconds() {
            this(System.nanoTime());
        }
    }

    record AsClock(Clock clock) {}
}
