package io.equilibrium.standalone;

import io.equilibrium.research.cli.Progress;
import io.equilibrium.standalone.bench.DecisionBench;
import io.equilibrium.standalone.suite.Launch;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium bench --start}, and {@code --decisions}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "--start: how long each service takes until it is ready, and its resident memory then, without and with the",
            "AOT cache that the images have; one after the other, over an embedded broker and database. Linux only.",
            "--decisions: how long risk-service takes for a decision, at a steady rate of signals, beside the engine alone and",
            "one statement and one committed row on the same database.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BenchCommand implements Callable<Integer> {
    // The first 600 bets are approved at once, the next when a minute has passed: in what is counted.
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    @Spec
    private CommandSpec spec;

    @Option(names = "--start", description = "measure starts")
    private boolean start;

    @Option(names = "--decisions", description = "measure risk-service's decisions")
    private boolean decisions;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "signals a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "for so long, after 45 that are not counted (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "starts of each kind; the table has their medians (${DEFAULT-VALUE})")
    private int rounds;

    /** One start: until ready, and the memory then. */
    record Started(long millis, long kib) {}

    @Override
    public Integer call() {
        if (start == decisions) {
            throw new ParameterException(spec.commandLine(), "say what to measure: --start or --decisions");
        }
        if (decisions) {
            return decisions();
        }
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be at least 1, was " + rounds);
        }
        Path home = SuiteSettings.homeOfLauncher();
        String table;
        try (Progress progress = Progress.start("bench", 2L * Service.values().length, "")) {
            table = table(measured(home, Launch.plain(home), progress), measured(home, Launch.trained(home), progress));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }

    private int decisions() {
        if (rate < 1 || seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--rate and --seconds must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new DecisionBench(rate, WARM_UP, Duration.ofSeconds(seconds)).run(SuiteSettings.homeOfLauncher()));
        out.flush();
        return 0;
    }

    /** Of each service in road order. */
    private List<Started> measured(Path home, Launch launch, Progress progress) {
        List<Started> medians = new ArrayList<>();
        var _ = Suite.run(SuiteSettings.of(home).withServices(Set.of()).withLaunch(launch), suite -> {
            for (Service service : Service.values()) {
                medians.add(median(suite, service));
                progress.add(1);
            }
            return 0;
        });
        return medians;
    }

    private Started median(Suite suite, Service service) throws IOException {
        // Not counted: it makes tables, unpacks the jar or trains, and warms the page cache.
        started(suite, service);
        List<Started> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            all.add(started(suite, service));
        }
        return median(all);
    }

    /** A service a line, in road order. */
    static String table(List<Started> plain, List<Started> trained) {
        StringBuilder table = new StringBuilder(
                        "| service | ready, s | with AOT cache, s | memory, MiB | with AOT cache, MiB |\n")
                .append("|---|---|---|---|---|\n");
        Iterator<Started> eachPlain = plain.iterator();
        Iterator<Started> eachTrained = trained.iterator();
        for (Service service : Service.values()) {
            Started without = eachPlain.next();
            Started with = eachTrained.next();
            table.append("| %s | %.1f | %.1f | %d | %d |\n"
                    .formatted(
                            service.label(),
                            without.millis() / 1e3,
                            with.millis() / 1e3,
                            without.kib() / 1024,
                            with.kib() / 1024));
        }
        return table.toString();
    }

    /** Of times and of memory, each for itself; of an even number the lower one. */
    static Started median(List<Started> all) {
        int middle = (all.size() - 1) / 2;
        return new Started(
                all.stream()
                        .mapToLong(Started::millis)
                        .sorted()
                        .skip(middle)
                        .findFirst()
                        .orElseThrow(),
                all.stream()
                        .mapToLong(Started::kib)
                        .sorted()
                        .skip(middle)
                        .findFirst()
                        .orElseThrow());
    }

    private static Started started(Suite suite, Service service) throws IOException {
        long begin = System.nanoTime();
        suite.start(service, Map.of());
        long nanos = System.nanoTime() - begin;
        try {
            return new Started(nanos / 1_000_000, residentKib(suite.pid(service)));
        } finally {
            suite.stop(service);
        }
    }

    private static long residentKib(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + pid + " does not tell its memory"));
        }
    }
}
