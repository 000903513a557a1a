package io.equilibrium.risk.jpa;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Event times as the database keeps them: to the microsecond. */
final class EventTime {
    private EventTime() {}

    static @Nullable Instant of(@Nullable Long micros) {
        return micros == null ? null : at(micros);
    }

    static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
