package io.equilibrium.research.backtest;

import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.cli.MarketOptions;
import io.equilibrium.research.cli.MoneyOptions;
import io.equilibrium.research.cli.Progress;
import io.equilibrium.research.cli.StrategyOptions;
import io.equilibrium.research.results.InstrumentText;
import io.equilibrium.research.results.Report;
import io.equilibrium.research.results.ResultsJson;
import io.equilibrium.research.results.ResultsTable;
import io.equilibrium.research.results.StartTable;
import io.equilibrium.research.results.StudyTable;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium backtest}. */
@Command(
        name = "./equilibrium backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Market data through the road's rules in one process: steps, signals, risk, a paper venue.",
            "Several symbols share one account; their ticks are taken in order of event time.",
            ""
        },
        footer = {
            "",
            "With --format=json standard output holds an array with one object a symbol, and nothing else.",
            "There, ticks are ticks accepted (a bar is four; close-only, one), statistics are over all",
            "finished series, money (E8: integers in units of 1e-8 USDT) is over what risk let through and",
            "the venue filled, and what cannot be said is null. The digest is of all symbols together.",
            "",
            "Exit code: 0 done; 1 with one line that names file, line and rule; 2 with a line and this help."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class BacktestCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private MarketOptions files;

    @ArgGroup(exclusive = false, validate = false, heading = "%nRules%n")
    private StrategyOptions strategy = new StrategyOptions();

    @ArgGroup(exclusive = false, validate = false, heading = "%nMoney%n")
    private MoneyOptions money = new MoneyOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json (${DEFAULT-VALUE})")
    private Format format;

    @Option(
            names = "--tables",
            description = "with the study's tables too: streaks, patterns, trend and pivot index, months (JSON always"
                    + " has them)")
    private boolean tables;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "with the spread of the study over so many moments to start, each an ATR bar later, as an ANCHORED"
                            + " grid depends on its start; not with --format=json (none; 20 is usual)")
    private int starts;

    @Option(
            names = "--most-steps",
            paramLabel = "N",
            defaultValue = "10000",
            description = "a tick that makes more steps halts its symbol (${DEFAULT-VALUE})")
    private int mostSteps;

    @Option(
            names = "--drag-table",
            description = "instead: the same bets without costs, with fees, with fees and latency, and with all of it")
    private boolean dragTable;

    @ArgGroup(exclusive = false, validate = false, heading = "%nThe original study%n")
    private StudyOptions study = new StudyOptions();

    @Override
    public Integer call() throws InterruptedException {
        TradingSettings asked = settings();
        study.refuseWhatDoesNotApply(spec);
        MarketData market = files.open(study.atrBar(asked.strategy().step().atrBar()));
        TradingSettings settings = fitted(asked, market);
        PrintWriter out = spec.commandLine().getOut();
        out.print(study.isOn() ? study(market, settings) : road(market, settings));
        out.flush();
        if (out.checkError()) {
            throw new FailedException("standard output cannot be written");
        }
        return 0;
    }

    private String road(MarketData market, TradingSettings settings) throws InterruptedException {
        String text = dragTable ? ladder(market, settings) : report(run(market, settings));
        return starts > 0 ? text + spread(market, settings) : text;
    }

    private String study(MarketData market, TradingSettings settings) {
        StudyTable table = study.table(market, settings.terms());
        return switch (format) {
            case TABLE -> table.text();
            case JSON -> table.json();
        };
    }

    private String report(Report report) {
        return switch (format) {
            case TABLE -> ResultsTable.of(report) + (tables ? InstrumentText.of(report) : "");
            case JSON -> ResultsJson.of(report);
        };
    }

    private String spread(MarketData market, TradingSettings settings) {
        try (Progress progress = Progress.start("starts", StartStudies.ticks(market, starts), "ticks")) {
            StartStudies.Rules rules =
                    (symbol, from, said) -> PathStudies.run(market, symbol, settings, from, progress::add, said);
            return StartTable.of(market.symbols().stream()
                    .map(symbol -> StartStudies.of(market, symbol, settings, starts, rules))
                    .toList());
        }
    }

    private static String ladder(MarketData market, TradingSettings settings) {
        DragLadder ladder = new DragLadder(market, settings);
        try (Progress progress = Progress.start("backtest", ladder.ticks(), "ticks")) {
            return DragLadder.table(ladder.run(progress::add));
        }
    }

    private TradingSettings settings() {
        try {
            if (starts < 0 || (starts > 0 && format == Format.JSON)) {
                throw new IllegalArgumentException(
                        "--starts must be at least 0, and goes with --format=table, was " + starts);
            }
            StrategySettings asked = strategy.settings();
            StrategySettings rules = limited(asked);
            Map<String, StrategySettings> own = new HashMap<>(strategy.ownSettings());
            own.replaceAll((symbol, settings) -> limited(settings));
            files.reading(rules.step().atrBar());
            return new TradingSettings(
                            rules,
                            money.risk(),
                            money.paper(rules.step().hole()),
                            money.markInterval(),
                            money.instruments())
                    .withOwnStrategies(own);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private StrategySettings limited(StrategySettings asked) {
        return asked.withStep(asked.step().withMostStepsPerTick(mostSteps));
    }

    private TradingSettings fitted(TradingSettings settings, MarketData market) {
        try {
            if (dragTable) {
                money.requireBetsThatCostsLeaveAlone();
                DragLadder.requireBetsThatCostsLeaveAlone(settings);
            }
            return strategy.fitted(settings, market);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static Report run(MarketData market, TradingSettings settings) throws InterruptedException {
        Backtest backtest = new Backtest(market, settings);
        try (Progress progress = Progress.start("backtest", backtest.ticks(), "ticks")) {
            return backtest.run(progress::add);
        }
    }
}
