package io.equilibrium.standalone;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.cli.MarketOptions;
import io.equilibrium.research.cli.MoneyOptions;
import io.equilibrium.research.cli.StrategyOptions;
import io.equilibrium.research.results.Report;
import io.equilibrium.research.results.ResultsJson;
import io.equilibrium.research.results.ResultsTable;
import io.equilibrium.standalone.replay.Feed;
import io.equilibrium.standalone.replay.ReplayRun;
import io.equilibrium.standalone.replay.RunIds;
import io.equilibrium.standalone.replay.ServiceSettings;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Market data through the five services on this machine: Kafka and Postgres are started,",
            "the files are replayed tick by tick, and the table that backtest prints is made of what",
            "the services said.",
            ""
        },
        footer = {"", "Exit code: 0 done; 1 with one line that says what went wrong; 2 with a line and this help."})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ReplayCommand implements Callable<Integer> {
    enum Format {
        table,
        json
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private MarketOptions files;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = Feed.MAXIMUM,
            description = "max, or a multiple of real time (${DEFAULT-VALUE})")
    private String speed;

    @Option(
            names = "--run",
            paramLabel = "ID",
            converter = RunIdText.class,
            description = "16 hexadecimal digits that name the run and no earlier one of the data folder "
                    + "(default: made of the files and of how many runs the folder has seen)")
    private @Nullable RunId id;

    @Option(
            names = "--abandon",
            paramLabel = "ID",
            converter = RunIdText.class,
            description = "give up the run of this data folder that was stopped before its end; "
                    + "without it, a new run beside an unfinished one is refused")
    private @Nullable RunId unfinished;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json (${DEFAULT-VALUE})")
    private Format format;

    @ArgGroup(exclusive = false, validate = false, heading = "%nRules%n")
    private StrategyOptions strategy = new StrategyOptions();

    @ArgGroup(exclusive = false, validate = false, heading = "%nMoney%n")
    private MoneyOptions money = new MoneyOptions();

    @ArgGroup(exclusive = false, validate = false, heading = "%nMachine room%n")
    private SuiteOptions suite = new SuiteOptions();

    @Override
    public Integer call() {
        TradingSettings asked = settings();
        Duration atrBar = asked.strategy().step().atrBar();
        MarketData market = files.open(atrBar);
        TradingSettings settings = fitted(asked, market);
        Feed feed = new Feed(files.files(), files.reading(atrBar), atrBar, speed, Optional.ofNullable(unfinished));
        ReplayRun run = new ReplayRun(market, settings, feed);
        SuiteSettings services =
                ReplayRun.suite(suite.settings(), new ServiceSettings(settings, money.instrumentFile()));
        return Suite.run(services, running -> {
            RunId next = new RunIds(running).next(run, Optional.ofNullable(id));
            services.say().accept("run " + next + rewindable(services, next));
            print(run.report(run.through(running, next, (topic, message) -> {})));
            return 0;
        });
    }

    private static String rewindable(SuiteSettings services, RunId run) {
        return services.data()
                .map(folder -> "; when it is over, ./equilibrium rewind --run=%s --data=%s makes its decisions again"
                        .formatted(run, folder))
                .orElse("");
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case table -> ResultsTable.of(report);
                    case json -> ResultsJson.of(report);
                });
        out.flush();
    }

    private TradingSettings settings() {
        try {
            checkSpeed();
            StrategySettings rules = strategy.settings();
            files.reading(rules.step().atrBar());
            return new TradingSettings(
                            rules,
                            money.risk(),
                            money.paper(rules.step().hole()),
                            money.markInterval(),
                            money.instruments())
                    .withOwnStrategies(strategy.ownSettings());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private TradingSettings fitted(TradingSettings settings, MarketData market) {
        try {
            return strategy.fitted(settings, market);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void checkSpeed() {
        if (!speed.equals(Feed.MAXIMUM) && !speed.matches("0*([1-9][0-9]*(\\.[0-9]+)?|0\\.0*[1-9][0-9]*)x?")) {
            throw new IllegalArgumentException("--speed must be max or a multiple of real time, was '" + speed + "'");
        }
    }
}
