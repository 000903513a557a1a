package io.equilibrium.marketdata;

import io.equilibrium.domain.market.BarPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One symbol's files in order of time: all bars of one length, or all trades. */
record Series(String symbol, Optional<Duration> interval, List<Source> sources) {
    boolean isBars() {
        return interval.isPresent();
    }

    long ticks(BarPath path) {
        long rows =
                sources.stream().mapToLong(source -> source.selection().rows()).sum();
        return isBars() ? rows * path.ticks() : rows;
    }

    /** The time of the first row that is wanted. */
    long firstMicros() {
        return sources.stream()
                .mapToLong(source -> source.selection().firstMicros())
                .min()
                .orElseThrow();
    }

    /** The time of the last row that is wanted. */
    long lastMicros() {
        return sources.stream()
                .mapToLong(source -> source.selection().lastMicros())
                .max()
                .orElseThrow();
    }

    TickCursor read(BarPath path, Span span) {
        return interval.<TickCursor>map(length -> new BarCursor(symbol, length, path, span, sources))
                .orElseGet(() -> new TradeCursor(symbol, span, sources));
    }

    MissingBars missing() {
        MissingBars missing = MissingBars.NONE;
        long lengthMicros = interval.map(Duration::toMillis).orElse(0L) * 1_000;
        long expected = 0;
        for (Source source : sources) {
            if (!isBars() || source.selection().rows() == 0) {
                continue;
            }
            if (expected > 0) {
                missing = missing.and((source.selection().firstMicros() - expected) / lengthMicros, expected);
            }
            missing = missing.and(source.summary().missing());
            expected = source.selection().lastMicros() + lengthMicros;
        }
        return missing;
    }
}
