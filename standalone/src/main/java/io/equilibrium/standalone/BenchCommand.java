package io.equilibrium.standalone;

import io.equilibrium.standalone.suite.Launch;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium bench --start}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "How long each service takes from its start until it is ready, and its resident memory then, without and with",
            "the AOT cache that the images have; one after the other, over an embedded broker and database. Linux only.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--start", required = true, description = "measure starts")
    private boolean start;

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
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be at least 1, was " + rounds);
        }
        Path home = SuiteSettings.homeOfLauncher();
        AtomicReference<Launch> launch = new AtomicReference<>(Launch.plain(home));
        SuiteSettings settings = SuiteSettings.of(home)
                .withServices(Set.of())
                .withLaunch(service -> launch.get().command(service));
        return Suite.run(settings, suite -> {
            PrintWriter out = spec.commandLine().getOut();
            out.println("| service | ready, s | with AOT cache, s | memory, MiB | with AOT cache, MiB |");
            out.println("|---|---|---|---|---|");
            for (Service service : Service.values()) {
                out.println(row(suite, service, launch, home));
                out.flush();
            }
            return 0;
        });
    }

    // The first start of each kind is not counted: it makes tables, unpacks the jar or trains, and warms the page
    // cache.
    private String row(Suite suite, Service service, AtomicReference<Launch> launch, Path home) throws IOException {
        Started plain = median(suite, service, launch, Launch.plain(home));
        Started trained = median(suite, service, launch, Launch.trained(home));
        return "| %s | %.1f | %.1f | %d | %d |"
                .formatted(
                        service.label(),
                        plain.millis() / 1e3,
                        trained.millis() / 1e3,
                        plain.kib() / 1024,
                        trained.kib() / 1024);
    }

    private Started median(Suite suite, Service service, AtomicReference<Launch> launch, Launch how)
            throws IOException {
        launch.set(how);
        started(suite, service);
        List<Started> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            all.add(started(suite, service));
        }
        return median(all);
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
