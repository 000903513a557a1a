package io.equilibrium.marketdata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A stretch of event time in microseconds: from inclusive, to exclusive. */
record Span(long fromMicros, long toMicros) {
    static Span of(ReadOptions options) {
        return new Span(micros(options.from(), Long.MIN_VALUE), micros(options.to(), Long.MAX_VALUE));
    }

    private static long micros(Optional<Instant> time, long otherwise) {
        return time.map(instant -> ChronoUnit.MICROS.between(Instant.EPOCH, instant))
                .orElse(otherwise);
    }

    boolean contains(long timeMicros) {
        return timeMicros >= fromMicros && timeMicros < toMicros;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
