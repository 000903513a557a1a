package io.equilibrium.research.bench;

import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.cli.Progress;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium bench}. */
@Command(
        name = "./equilibrium bench",
        mixinStandardHelpOptions = true,
        description = {
            "How many ticks a second one thread takes through the rules, and what a tick allocates (JMH),",
            "beside loops over the same prices that only look for their maximum; and likewise for steps and governors,",
            "and for backtest over a file, beside reading the file and doing nothing.",
            "Takes some minutes. Close what else runs; a busy machine gives other numbers.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--long", description = "takes several times as long and tells more exactly")
    private boolean longer;

    @Override
    public Integer call() {
        Map<Subject, Measured> measured = new EnumMap<>(Subject.class);
        try (Progress progress = Progress.start("bench", Subject.values().length, "")) {
            for (Subject subject : Subject.values()) {
                measured.put(subject, run(subject));
                progress.add(1);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(BenchTable.of(measured));
        out.flush();
        return 0;
    }

    private Measured run(Subject subject) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(subject.pattern())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                // JMH itself still uses it, and every fork would say so.
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .forks(longer ? 3 : 1)
                .warmupIterations(longer ? 5 : 2)
                .warmupTime(TimeValue.milliseconds(longer ? 2_000 : 800))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(longer ? 2_000 : 800));
        try {
            return measured(new Runner(options.build()).runSingle());
        } catch (RunnerException failed) {
            throw new FailedException("bench cannot run " + subject.title() + ": " + failed.getMessage(), failed);
        }
    }

    private static Measured measured(RunResult result) {
        double bytes = Double.NaN;
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                bytes = result.getSecondaryResults().get(name).getScore();
            }
        }
        return new Measured(
                result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError(), bytes);
    }
}
