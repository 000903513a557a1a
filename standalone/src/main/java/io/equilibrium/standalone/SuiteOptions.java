package io.equilibrium.standalone;

import io.equilibrium.standalone.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every word that starts a suite. */
final class SuiteOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder for everything written: broker, database, logs; "
                    + "an empty, a new, or an earlier run's one (default: a fresh one, removed at a clean end)")
    private @Nullable Path data;

    @Option(names = "--keep", description = "keep the fresh folder at a clean end too")
    private boolean keep;

    @Option(
            names = "--port",
            paramLabel = "NAME=PORT",
            description = "use this port for broker, database or a service, for example risk-service=8080; "
                    + "may be given several times (default: free ports, printed)")
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "of every topic (default: as many as in the folder's earlier runs, 4 in a new one)")
    private @Nullable Integer partitions;

    /** The settings of a suite with all services of the project the launcher names. */
    SuiteSettings settings() {
        SuiteSettings settings =
                SuiteSettings.of(SuiteSettings.homeOfLauncher()).withKeep(keep).withPorts(ports);
        if (partitions != null) {
            settings = settings.withPartitions(partitions);
        }
        return Optional.ofNullable(data).map(settings::withData).orElse(settings);
    }
}
