package io.equilibrium.research.results;

import io.equilibrium.marketdata.FileSummary;
import io.equilibrium.marketdata.Interval;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MissingBars;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What was read of each symbol: rows, span, files, and what was missing, repaired or left out. */
public final class MarketReading {
    private final MarketData market;
    private final String symbol;
    private final int width;
    private final List<FileSummary> files;

    private MarketReading(MarketData market, String symbol) {
        this.market = market;
        this.symbol = symbol;
        this.width = market.symbols().stream().mapToInt(String::length).max().orElse(0) + 2;
        this.files = market.summaries().stream()
                .filter(file -> file.symbol().equals(symbol))
                .toList();
    }

    /** One line a symbol, and another where there is more to say. */
    public static List<String> of(MarketData market) {
        return market.symbols().stream()
                .flatMap(symbol -> new MarketReading(market, symbol).lines().stream())
                .toList();
    }

    private List<String> lines() {
        Optional<Duration> bar = market.interval(symbol);
        MissingBars missing = market.missingBars(symbol);
        List<String> more = new ArrayList<>();
        if (missing.count() > 0) {
            more.add(missing(missing, bar.orElseThrow()));
        }
        if (market.fundings(symbol) > 0) {
            more.add(Figures.count(market.fundings(symbol), "funding", "fundings"));
        }
        disorder(bar.isPresent()).ifPresent(more::add);
        more.addAll(leftOut());
        String whole = bar.isPresent() && missing.count() == 0 ? ", none missing" : "";
        List<String> lines = new ArrayList<>();
        lines.add(symbol + " ".repeat(width - symbol.length()) + rows(bar) + whole + ", " + span(bar) + ", " + names());
        if (!more.isEmpty()) {
            lines.add(" ".repeat(width) + String.join("; ", more));
        }
        return lines;
    }

    private String rows(Optional<Duration> bar) {
        long ticks = market.ticks(symbol);
        return bar.map(length -> Figures.count(ticks / market.path().ticks()) + " bars of " + Interval.format(length))
                .orElseGet(() -> Figures.count(ticks, "trade", "trades"));
    }

    // The last bar ends a millisecond before the next would begin.
    private String span(Optional<Duration> bar) {
        long last = market.lastMicros(symbol) + (bar.isPresent() ? 1_000 : 0);
        return Figures.time(market.firstMicros(symbol)) + " to " + Figures.time(last) + " UTC";
    }

    private String names() {
        String first = name(files.getFirst());
        return switch (files.size()) {
            case 1 -> first;
            case 2 -> first + " and " + name(files.getLast());
            default -> files.size() + " files from " + first + " to " + name(files.getLast());
        };
    }

    private static String name(FileSummary file) {
        return Objects.requireNonNull(file.file().getFileName()).toString();
    }

    private static String missing(MissingBars missing, Duration length) {
        return Figures.count(missing.count(), "bar", "bars") + " missing in "
                + Figures.count(missing.stretches(), "stretch", "stretches") + ", the longest "
                + Figures.count(missing.longest(), "bar", "bars") + " ("
                + Figures.span(length.multipliedBy(missing.longest())) + ") from "
                + Figures.time(missing.longestFrom()) + " UTC";
    }

    private Optional<String> disorder(boolean bars) {
        long duplicates = sum(file -> file.disorder().duplicates());
        long outOfOrder = sum(file -> file.disorder().outOfOrder());
        if (duplicates + outOfOrder == 0) {
            return Optional.empty();
        }
        if (!bars) {
            return Optional.of(Figures.count(duplicates, "trade", "trades") + " repeated, "
                    + Figures.count(outOfOrder, "trade", "trades") + " earlier than one before");
        }
        return Optional.of("repaired: " + Figures.count(duplicates, "duplicate", "duplicates") + " dropped ("
                + Figures.count(sum(file -> file.disorder().contradictions())) + " of them contradicting), "
                + Figures.count(outOfOrder, "row", "rows") + " out of order sorted");
    }

    private List<String> leftOut() {
        List<String> parts = new ArrayList<>();
        long ignored = sum(FileSummary::ignoredFrames);
        if (ignored > 0) {
            parts.add(Figures.count(ignored, "other frame", "other frames") + " left out");
        }
        long unsound = sum(FileSummary::unsoundQuotes);
        if (unsound > 0) {
            parts.add(Figures.count(unsound, "quote", "quotes") + " empty or crossed");
        }
        if (files.stream().anyMatch(FileSummary::cut)) {
            parts.add("cut off, read to its last whole line");
        }
        return parts;
    }

    private long sum(ToLongFunction<FileSummary> count) {
        return files.stream().mapToLong(count).sum();
    }
}
