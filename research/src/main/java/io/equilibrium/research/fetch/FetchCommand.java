package io.equilibrium.research.fetch;

import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.cli.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium fetch}. */
@Command(
        name = "./equilibrium fetch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Market data from the venue's public archive into a folder: zips, verified by their CHECKSUM, and a",
            "catalogue of Parquet files made of them, which backtest, replay and report read.",
            "What is there is not fetched again; what broke off goes on where it stopped.",
            ""
        },
        footer = {
            "",
            "Whole months come as one file, other days one by one; funding only by months. What the venue does",
            "not have is told. The folders that it tells at the end are FILEs for the other words, and that of funding",
            "one for --funding.",
            "",
            "Exit code: 0 done; 1 with one line that says what went wrong; 2 with a line and this help."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class FetchCommand implements Callable<Integer> {
    private static final Set<String> INTERVALS =
            Set.of("1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w");
    private static final String USUAL_INTERVAL = "15m";

    private final Server.Manners manners;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            required = true,
            split = ",",
            description = "the perpetual, as in BTCUSDT; several with commas")
    private List<String> symbols;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "klines",
            converter = ArchiveKind.Word.class,
            description = "klines (bars), aggTrades or fundingRate (${DEFAULT-VALUE})")
    private ArchiveKind kind;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            description = "the length of the bars (" + USUAL_INTERVAL + ")")
    private @Nullable String interval;

    @Option(names = "--from", paramLabel = "DAY", description = "from this day on, UTC (a year before --to)")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "and before this day (today)")
    private @Nullable LocalDate to;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:equilibrium.home:-.}/.equilibrium/market",
            description = "the folder for archive and catalogue (.equilibrium/market beside ./equilibrium)")
    private Path data;

    @Option(
            names = "--archive",
            paramLabel = "URL",
            defaultValue = "${env:EQUILIBRIUM_ARCHIVE:-https://data.binance.vision/data}",
            description = "where the archive begins, or EQUILIBRIUM_ARCHIVE (https://data.binance.vision/data)")
    private URI base;

    public FetchCommand() {
        this(Server.Manners.USUAL, Clock.systemUTC());
    }

    FetchCommand(Server.Manners manners, Clock clock) {
        this.manners = manners;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Dataset> datasets = datasets();
        List<Month> months = months();
        try (FileChannel door = door();
                FileLock alone = door.tryLock();
                Server server = new Server(manners)) {
            if (alone == null) {
                throw new FailedException(data + ": another fetch writes there");
            }
            Archive archive = new Archive(base, data.resolve("archive"), server);
            Path catalogue = data.resolve("catalogue");
            for (Dataset dataset : datasets) {
                tell(fetch(dataset, months, archive, catalogue), catalogue);
            }
        } catch (OverlappingFileLockException same) {
            throw new FailedException(data + ": another fetch writes there", same);
        } catch (IOException unwritten) {
            throw new FailedException(data + ": cannot be written: " + unwritten.getMessage(), unwritten);
        }
        return 0;
    }

    private FileChannel door() throws IOException {
        Files.createDirectories(data);
        return FileChannel.open(data.resolve(".fetch"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Fetched fetch(Dataset dataset, List<Month> months, Archive archive, Path catalogue)
            throws InterruptedException {
        try (Progress progress = Progress.start(dataset.title(), months.size() * Fetch.MONTH, "")) {
            return new Fetch(dataset, archive, catalogue, progress::add).run(months);
        }
    }

    private void tell(Fetched fetched, Path catalogue) {
        if (fetched.isNothing()) {
            throw new FailedException(fetched.text() + " (" + base + ")");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(fetched.text());
        out.println(catalogue.resolve(fetched.dataset().folder()));
        out.flush();
        if (out.checkError()) {
            throw new FailedException("standard output cannot be written");
        }
    }

    private List<Dataset> datasets() {
        if (!String.valueOf(base.getScheme()).matches("https?")) {
            throw wrong("--archive must be an address of http or https, was '" + base + "'");
        }
        String length = interval == null ? USUAL_INTERVAL : interval;
        if (interval != null && kind != ArchiveKind.KLINES) {
            throw wrong("--interval goes with --kind=klines");
        }
        if (!INTERVALS.contains(length)) {
            throw wrong(
                    "--interval must be one of the archive's (1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d, 3d,"
                            + " 1w), was '" + length + "'");
        }
        return symbols.stream()
                .map(symbol -> symbol.toUpperCase(Locale.ROOT))
                .map(symbol -> {
                    if (!symbol.matches("[A-Z0-9]{2,30}")) {
                        throw wrong("--symbol must be letters and digits, as in BTCUSDT, was '" + symbol + "'");
                    }
                    return new Dataset(kind, symbol, length);
                })
                .toList();
    }

    private List<Month> months() {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = to == null ? today : to;
        LocalDate start = from == null ? end.minusYears(1) : from;
        if (end.isAfter(today)) {
            throw wrong(
                    "--to must not be after today (" + today + "), of which the archive has nothing yet, was " + end);
        }
        if (!start.isBefore(end)) {
            throw wrong("--from must be before --to, were " + start + " and " + end);
        }
        return Month.of(start, end);
    }

    private ParameterException wrong(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }
}
