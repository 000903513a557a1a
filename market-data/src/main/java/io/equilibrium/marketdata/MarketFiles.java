package io.equilibrium.marketdata;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Opens files as a market: every file is read whole and checked first. */
public final class MarketFiles {
    private MarketFiles() {}

    /**
     * Reads and checks the files.
     *
     * @throws MarketDataException naming the first file, line and rule that forbid it
     */
    public static MarketData open(List<Path> files, ReadOptions options) {
        return open(files, options, bytes -> {});
    }

    /** As {@link #open(List, ReadOptions)}; tells of the files' bytes as they are read. */
    public static MarketData open(List<Path> files, ReadOptions options, LongConsumer bytesRead) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files given");
        }
        TreeMap<String, List<Source>> bySymbol = new TreeMap<>();
        for (Path file : files) {
            Source source = scan(file, options, bytesRead);
            bySymbol.computeIfAbsent(source.summary().symbol(), symbol -> new ArrayList<>())
                    .add(source);
        }
        List<Series> series = new ArrayList<>();
        bySymbol.forEach((symbol, sources) -> series.add(series(symbol, sources)));
        return new MarketData(series, funding(options, bySymbol.keySet()), options.path(), Span.of(options));
    }

    private static List<FundingFile> funding(ReadOptions options, Set<String> symbols) {
        Optional<String> only = symbols.size() == 1 ? symbols.stream().findFirst() : Optional.empty();
        List<FundingFile> files = new ArrayList<>();
        for (Path path : options.funding()) {
            FundingFile file = FundingFile.read(path, only);
            if (!symbols.contains(file.symbol())) {
                throw new MarketDataException(path, "is funding of " + file.symbol() + ", of which there are no files");
            }
            files.add(file);
        }
        files.sort(Comparator.comparing(FundingFile::symbol).thenComparingLong(FundingFile::firstMicros));
        for (int i = 1; i < files.size(); i++) {
            refuseUnlessFollows(files.get(i - 1), files.get(i));
        }
        return files;
    }

    private static void refuseUnlessFollows(FundingFile before, FundingFile after) {
        if (before.symbol().equals(after.symbol()) && after.firstMicros() <= before.lastMicros()) {
            throw new MarketDataException(
                    after.file(),
                    "funding of " + after.symbol() + ": " + before.file() + " and this file overlap at "
                            + Span.instant(after.firstMicros()));
        }
    }

    private static Source scan(Path file, ReadOptions options, LongConsumer bytesRead) {
        Checksum.refuseUnlessSound(file);
        Format format = Format.of(file);
        FileName name = FileName.of(file);
        @Nullable String symbol = options.symbol().or(name::symbol).orElse(null);
        if (!format.isBars()) {
            return TradeFile.scan(file, format, options, symbol, bytesRead);
        }
        if (symbol == null) {
            throw new MarketDataException(file, "the name does not say the symbol (give --symbol)");
        }
        return new BarFile(file, format, options, symbol, name).scan(bytesRead);
    }

    private static Series series(String symbol, List<Source> sources) {
        sources.sort(Comparator.comparingLong(source -> source.summary().firstMicros()));
        FileSummary first = sources.getFirst().summary();
        for (int i = 1; i < sources.size(); i++) {
            refuseUnlessFollows(sources.get(i - 1).summary(), sources.get(i).summary());
        }
        Optional<Duration> interval = first.interval();
        if (sources.stream().allMatch(source -> source.selection().rows() == 0)) {
            throw new MarketDataException(first.file(), "nothing of " + symbol + " lies between --from and --to");
        }
        return new Series(symbol, interval, List.copyOf(sources));
    }

    private static void refuseUnlessFollows(FileSummary before, FileSummary after) {
        String both = before.symbol() + ": " + before.file() + " and this file ";
        if (before.format().isBars() != after.format().isBars()) {
            throw new MarketDataException(after.file(), both + "mix bars and trades");
        }
        if (!before.interval().equals(after.interval())) {
            throw new MarketDataException(after.file(), both + "have bars of different lengths");
        }
        long next = before.lastMicros()
                + before.interval().map(length -> length.toMillis() * 1_000).orElse(0L);
        if (after.firstMicros() < next) {
            throw new MarketDataException(after.file(), both + "overlap at " + after.first());
        }
    }
}
