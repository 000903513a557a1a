package io.equilibrium.research;

import io.equilibrium.research.backtest.BacktestCommand;
import io.equilibrium.research.bench.BenchCommand;
import io.equilibrium.research.cli.CommandLines;
import io.equilibrium.research.fetch.FetchCommand;
import io.equilibrium.research.latency.LatencyCommand;
import io.equilibrium.research.report.ReportCommand;
import io.equilibrium.research.spread.SpreadCommand;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Runs one word of the laboratory. */
public final class Main {
    private static final Map<String, Supplier<Object>> WORDS = Map.of(
            "backtest",
            BacktestCommand::new,
            "bench",
            BenchCommand::new,
            "fetch",
            FetchCommand::new,
            "latency",
            LatencyCommand::new,
            "report",
            ReportCommand::new,
            "spread",
            SpreadCommand::new);

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Supplier<Object> word = arguments.length == 0 ? null : WORDS.get(arguments[0]);
        if (word == null) {
            System.err.println("equilibrium: say one of "
                    + String.join(", ", WORDS.keySet().stream().sorted().toList()));
            return 2;
        }
        return CommandLines.of(word.get()).execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
