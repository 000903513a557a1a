package io.equilibrium.standalone;

import io.equilibrium.contract.RunId;
import io.equilibrium.standalone.replay.Rewind;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium rewind}. */
@Command(
        name = "rewind",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A run again from its journal: what risk-service and execution-service had stored as it came",
            "is given to their rules once more, and every decision is compared with the one that was said.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 every decision is as it was; 1 with the first that is not, and both values, or with",
            "one line that says what went wrong; 2 the run is not known there, or a line and this help."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RewindCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--run",
            paramLabel = "ID",
            required = true,
            converter = RunIdText.class,
            description = "the run, as replay tells it")
    private RunId run;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "the data folder of that replay")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "NAME=PORT",
            description = "use this port for broker or database; may be given twice (default: free ports, printed)")
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SuiteSettings suite = SuiteSettings.of(SuiteSettings.homeOfLauncher()).withPorts(ports);
        int code = Rewind.of(suite, data, run, line -> {
            out.println(line);
            out.flush();
        });
        return code;
    }
}
