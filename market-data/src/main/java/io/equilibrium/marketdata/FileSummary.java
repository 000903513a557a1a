package io.equilibrium.marketdata;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a file holds, found by reading it whole. Rows, times and disorder are those of the file; {@code ticks} and {@code
 * missing} those of the rows that were asked for. A quote before a trade is unsound when it is empty or crossed. An interval is there for bars, and may have been inferred from them.
 * The hash is the SHA-256 of the unpacked content.
 */
public record FileSummary(
        Path file,
        String symbol,
        Format format,
        Optional<Duration> interval,
        boolean intervalInferred,
        long rows,
        long firstMicros,
        long lastMicros,
        long ticks,
        MissingBars missing,
        Disorder disorder,
        long ignoredFrames,
        long unsoundQuotes,
        boolean cut,
        String contentHash) {
    /**
     * Rows that repeat another (of these, bars that contradict the one they repeat), and rows earlier than one before
     * them. Bars were repaired; trades were left as they are.
     */
    public record Disorder(long duplicates, long contradictions, long outOfOrder) {
        static final Disorder NONE = new Disorder(0, 0, 0);

        public boolean isNone() {
            return equals(NONE);
        }
    }

    public Instant first() {
        return Span.instant(firstMicros);
    }

    public Instant last() {
        return Span.instant(lastMicros);
    }
}
