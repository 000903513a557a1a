package io.equilibrium.research.cli;

import io.equilibrium.domain.market.BarPath;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.MarketFolder;
import io.equilibrium.marketdata.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files are read, and how. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class MarketOptions {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "bars (CSV of 6 columns, or the venue archive's 12), trades (CSV of 5, or its aggregate trades"
                            + " of 7), or recorded stream frames; plain, gzip or zip, verified where NAME.CHECKSUM lies"
                            + " beside; Parquet, or a folder, of the catalogue that fetch keeps; several files of a symbol"
                            + " follow each other")
    private List<Path> files;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "instead of what the files' names say")
    private @Nullable String symbol;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            converter = Notation.Length.class,
            description = "the length of the bars, instead of what the files' names say")
    private @Nullable Duration interval;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "auto",
            converter = Paths.class,
            description = "which extreme of a bar comes first, which the bar does not tell: auto (low first when it"
                    + " closed at or above its open), high-first, low-first, or close-only (${DEFAULT-VALUE})")
    private BarPath path;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Notation.Time.class,
            description = "bars that open, trades that happen from then on: a day, or a time with offset, UTC")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Notation.Time.class, description = "and before then")
    private @Nullable Instant to;

    @Option(names = "--repair", description = "sort bars that are out of order and drop duplicates, which is counted")
    private boolean repair;

    @Option(
            names = "--funding",
            paramLabel = "FILE",
            arity = "1",
            split = ",",
            description =
                    "the symbols' funding (CSV of time and rate, or the venue archive's 3 columns; plain, gzip or zip; Parquet, or a folder, of the catalogue);"
                            + " it falls due right before the first tick at or after its time. Several with commas, or again")
    private List<Path> funding = List.of();

    /**
     * How the files are read.
     *
     * @throws IllegalArgumentException naming what does not fit together
     */
    public ReadOptions reading(Duration atrBar) {
        return new ReadOptions(
                Optional.ofNullable(symbol),
                Optional.ofNullable(interval),
                path,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                repair,
                Optional.of(atrBar),
                files(funding));
    }

    /** The files, and those of the folders. */
    public List<Path> files() {
        return files(files);
    }

    private List<Path> files(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> MarketFolder.files(path, Optional.ofNullable(from), Optional.ofNullable(to)).stream())
                .toList();
    }

    /** Reads and checks the files, with a progress bar where that takes long; the length of their bars must divide the ATR's. */
    public MarketData open(Duration atrBar) {
        List<Path> all = files();
        try (Progress progress = Progress.start("reading", bytes(all), "bytes")) {
            return MarketFiles.open(all, reading(atrBar), progress::add);
        }
    }

    private static long bytes(List<Path> files) {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    static final class Paths implements ITypeConverter<BarPath> {
        @Override
        public BarPath convert(String text) {
            return Notation.choice(BarPath.class, text);
        }
    }
}
