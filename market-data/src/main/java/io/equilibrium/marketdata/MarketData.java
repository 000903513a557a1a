package io.equilibrium.marketdata;

import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Tick;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Files that were read whole and found good: a market of one or more symbols, to be read as often as wanted. */
public final class MarketData {
    private final List<Series> series;
    private final List<FundingFile> funding;
    private final BarPath path;
    private final Span span;

    MarketData(List<Series> series, List<FundingFile> funding, BarPath path, Span span) {
        this.series = List.copyOf(series);
        this.funding = List.copyOf(funding);
        this.path = path;
        this.span = span;
    }

    /** The same files, their bars as other ticks. */
    public MarketData along(BarPath otherPath) {
        return new MarketData(series, funding, otherPath, span);
    }

    public BarPath path() {
        return path;
    }

    /** In alphabetical order. */
    public List<String> symbols() {
        return series.stream().map(Series::symbol).toList();
    }

    /** What was found in every file, by symbol and time. */
    public List<FileSummary> summaries() {
        return series.stream()
                .flatMap(one -> one.sources().stream())
                .map(Source::summary)
                .toList();
    }

    /** The length of the symbol's bars; trades have none. */
    public Optional<Duration> interval(String symbol) {
        return of(symbol).interval();
    }

    /** Within what was asked for, through all files of the symbol. */
    public MissingBars missingBars(String symbol) {
        return of(symbol).missing();
    }

    public long ticks(String symbol) {
        return of(symbol).ticks(path);
    }

    public long totalTicks() {
        return series.stream().mapToLong(one -> one.ticks(path)).sum();
    }

    /** The earliest time of the symbol's ticks. */
    public long firstMicros(String symbol) {
        Series one = of(symbol);
        return one.firstMicros() + (path == BarPath.CLOSE_ONLY ? untilLastMicros(one) : 0);
    }

    /** The latest time of the symbol's ticks. */
    public long lastMicros(String symbol) {
        Series one = of(symbol);
        return one.lastMicros() + untilLastMicros(one);
    }

    /** From a bar's opening to its last tick. */
    private static long untilLastMicros(Series one) {
        return one.interval().map(length -> (length.toMillis() - 1) * 1_000).orElse(0L);
    }

    /** All symbols' ticks in order of event time, then symbol, then trade id. */
    public TickCursor read() {
        if (series.size() == 1) {
            return series.getFirst().read(path, span);
        }
        return new MergedCursor(series.stream().map(one -> one.read(path, span)).toList());
    }

    /** As {@link #read()}, with each funding right before its symbol's first tick at or after its time. */
    public EventCursor events() {
        return new FundedCursor(read(), funding);
    }

    /** How many fundings there are of a symbol, whether within its ticks or not. */
    public long fundings(String symbol) {
        return funding.stream()
                .filter(file -> file.symbol().equals(symbol))
                .mapToLong(file -> file.fundings().size())
                .sum();
    }

    /** The files of funding, by symbol and time. */
    public List<FundingSummary> fundingSummaries() {
        return funding.stream().map(FundingFile::summary).toList();
    }

    public TickCursor read(String symbol) {
        return of(symbol).read(path, span);
    }

    public void forEach(Consumer<Tick> consumer) {
        try (TickCursor cursor = read()) {
            while (cursor.advance()) {
                consumer.accept(cursor.tick());
            }
        }
    }

    private Series of(String symbol) {
        return series.stream()
                .filter(one -> one.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no files of " + symbol + ", only of " + symbols()));
    }

    /** SHA-256 of all that decides about the events: the files' content, symbols, intervals, path and span. */
    public byte[] contentHash() {
        MessageDigest digest = LineReader.sha256();
        StringBuilder text = new StringBuilder();
        text.append(path).append(' ').append(span);
        for (FileSummary file : summaries()) {
            text.append('\n').append(file.symbol()).append(' ').append(file.interval());
            text.append(' ').append(file.contentHash());
        }
        for (FundingFile file : funding) {
            text.append("\nfunding ").append(file.symbol()).append(' ').append(file.contentHash());
        }
        return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
