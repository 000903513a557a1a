package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Bar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads a file of bars whole and tells what it holds. */
final class BarFile {
    private static final int ROWS_TO_INFER_FROM = 1_000;

    private final Path file;
    private final Format format;
    private final ReadOptions options;
    private final String symbol;
    private final Optional<Duration> named;

    BarFile(Path file, Format format, ReadOptions options, String symbol, FileName name) {
        this.file = file;
        this.format = format;
        this.options = options;
        this.symbol = symbol;
        this.named = options.interval().or(name::interval);
    }

    Source scan(LongConsumer bytesRead) {
        Duration length = named.orElseGet(this::infer);
        refuseUnlessAtrBarDivides(length);
        BarScan scan = new BarScan(file, length, Span.of(options));
        try (Rows<Bar> rows = FileRows.digestedBars(file, format, bytesRead)) {
            while (rows.advance()) {
                scan.on(rows.row(), rows.line());
                refuseUnlessOrdered(scan, rows);
            }
            if (scan.rows() == 0) {
                throw new MarketDataException(file, "file has no rows");
            }
            return scan.isOrdered()
                    ? source(scan, length, FileSummary.Disorder.NONE, rows.contentHash())
                    : repaired(scan, length, rows.contentHash());
        }
    }

    private void refuseUnlessOrdered(BarScan scan, Rows<Bar> rows) {
        if (!scan.isOrdered() && !options.repair()) {
            String when = Span.instant(rows.row().openTimeMicros()).toString();
            throw new MarketDataException(
                    file,
                    rows.line(),
                    scan.duplicates() > 0
                            ? "bar of " + when + " is there twice (--repair drops one)"
                            : "bar of " + when + " comes after " + Span.instant(scan.last()) + " (--repair sorts)");
        }
    }

    private void refuseUnlessAtrBarDivides(Duration length) {
        options.atrBar().ifPresent(atrBar -> {
            if (atrBar.toMillis() % length.toMillis() != 0) {
                throw new MarketDataException(
                        file,
                        "bars of " + Interval.format(length) + " do not divide the ATR bar of "
                                + Interval.format(atrBar));
            }
        });
    }

    private Source repaired(BarScan before, Duration length, String hash) {
        SortedBars sorted = SortedBars.of(file, format);
        BarScan after = new BarScan(file, length, Span.of(options));
        sorted.bars().forEach(bar -> after.on(bar, MarketDataException.NO_LINE));
        return source(before.rows(), after, length, sorted.disorder(), hash);
    }

    private Source source(BarScan scan, Duration length, FileSummary.Disorder disorder, String hash) {
        return source(scan.rows(), scan, length, disorder, hash);
    }

    private Source source(long rows, BarScan scan, Duration length, FileSummary.Disorder disorder, String hash) {
        FileSummary summary = new FileSummary(
                file,
                symbol,
                format,
                Optional.of(length),
                named.isEmpty(),
                rows,
                scan.first(),
                scan.last(),
                scan.selection().rows() * options.path().ticks(),
                scan.missing(),
                disorder,
                0,
                0,
                false,
                hash);
        return new Source(summary, scan.selection(), !disorder.isNone());
    }

    /** The smallest distance of neighbours among the first rows. */
    private Duration infer() {
        long smallest = Long.MAX_VALUE;
        try (Rows<Bar> rows = FileRows.bars(file, format)) {
            long previous = rows.advance() ? rows.row().openTimeMicros() : 0;
            for (int i = 1; i < ROWS_TO_INFER_FROM && rows.advance(); i++) {
                long distance = Math.abs(rows.row().openTimeMicros() - previous);
                previous = rows.row().openTimeMicros();
                smallest = distance == 0 ? smallest : Math.min(smallest, distance);
            }
        }
        if (smallest == Long.MAX_VALUE || smallest % 1_000 != 0) {
            throw new MarketDataException(file, "neither the name nor the rows say the interval (give --interval)");
        }
        return Duration.ofMillis(smallest / 1_000);
    }
}
