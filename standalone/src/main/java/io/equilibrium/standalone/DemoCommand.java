package io.equilibrium.standalone;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.results.Report;
import io.equilibrium.research.results.ResultsTable;
import io.equilibrium.research.synthetic.Regimes;
import io.equilibrium.research.synthetic.SyntheticFile;
import io.equilibrium.research.synthetic.SyntheticMarket;
import io.equilibrium.standalone.replay.Feed;
import io.equilibrium.standalone.replay.ReplayRun;
import io.equilibrium.standalone.replay.RunIds;
import io.equilibrium.standalone.replay.ServiceSettings;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Two synthetic markets, made on the spot from fixed seeds, through the five services on this",
            "machine: one with planted regimes, one fair. Ends with the table and what it shows.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DemoCommand implements Callable<Integer> {
    private static final String PLANTED = "PLANTEDUSDT";
    private static final String FAIR = "FAIRUSDT";
    private static final int STEPS = 1_000;
    private static final double STANDS_OUT = 4;
    private static final Duration ATR_BAR = Duration.ofHours(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Override
    public Integer call() throws IOException {
        SuiteSettings base = suite.settings();
        List<Path> files = markets(Files.createDirectories(base.home().resolve(".equilibrium/demo")));
        ReadOptions reading = new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                BarPath.AUTO,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(ATR_BAR),
                List.of());
        MarketData market = MarketFiles.open(files, reading);
        TradingSettings settings = TradingSettings.DEFAULT.withInstruments(InstrumentFile.load());
        ReplayRun run = new ReplayRun(market, settings, new Feed(files, reading, ATR_BAR, Feed.MAXIMUM));
        return Suite.run(ReplayRun.suite(base, new ServiceSettings(settings, Optional.empty())), running -> {
            RunId id = new RunIds(running).next(run, Optional.empty());
            Report report = run.report(run.through(running, id, (topic, message) -> {}));
            return tell(base.home(), files, report);
        });
    }

    private static List<Path> markets(Path folder) throws IOException {
        SyntheticMarket planted = new SyntheticMarket(PLANTED, Regimes.alternating(14, 0.8), 1);
        SyntheticMarket fair = new SyntheticMarket(FAIR, Regimes.FAIR, 2);
        return List.of(
                SyntheticFile.write(folder, PLANTED, planted, STEPS), SyntheticFile.write(folder, FAIR, fair, STEPS));
    }

    private int tell(Path home, List<Path> files, Report report) {
        Map<String, StudyRow> rows = report.symbols().stream()
                .collect(Collectors.toMap(symbol -> symbol.symbol(), symbol -> symbol.study()));
        StudyRow planted = rows.get(PLANTED);
        StudyRow fair = rows.get(FAIR);
        PrintWriter out = spec.commandLine().getOut();
        out.println("SYNTHETIC MARKETS: nothing here was ever traded.");
        out.println();
        out.print(ResultsTable.of(report));
        out.println();
        boolean asPlanted =
                planted != null && fair != null && planted.betZ() > STANDS_OUT && Math.abs(fair.betZ()) < STANDS_OUT;
        if (planted != null && fair != null) {
            out.println(bets(PLANTED, planted)
                    + (planted.betZ() > STANDS_OUT ? " It stands out:" : " It does not stand out, but should:")
                    + " its steps come in stretches that continue and stretches that reverse.");
            out.println(bets(FAIR, fair)
                    + (Math.abs(fair.betZ()) < STANDS_OUT ? " It does not:" : " It stands out, but should not:")
                    + " each of its steps is a coin toss, and only the costs are certain.");
        }
        out.println();
        String shown =
                files.stream().map(file -> home.relativize(file).toString()).collect(Collectors.joining(" "));
        out.println("Next: the same in one process   ./equilibrium backtest " + shown);
        out.println("      your own market data      ./equilibrium replay FILE...   (./equilibrium replay --help)");
        out.println("      what the numbers mean     README.md, docs/");
        out.flush();
        return asPlanted ? 0 : 1;
    }

    private static String bets(String symbol, StudyRow row) {
        return String.format(
                Locale.ROOT,
                "%-12s won %.1f %% of its bets where a fair market gives %.1f %% (z = %.1f).",
                symbol,
                100.0 * row.betsWon() / row.bets(),
                100 * row.fairBetsWon() / row.bets(),
                row.betZ());
    }
}
