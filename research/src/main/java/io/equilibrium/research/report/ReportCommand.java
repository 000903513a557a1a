package io.equilibrium.research.report;

import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.cli.MarketOptions;
import io.equilibrium.research.cli.MoneyOptions;
import io.equilibrium.research.cli.Progress;
import io.equilibrium.research.cli.StrategyOptions;
import io.equilibrium.research.report.Laboratory.Draws;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium report}. */
@Command(
        name = "./equilibrium report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "One page about one market: what the rules win, beside what they win where there is no edge,",
            "what fees and execution leave of it, and a verdict. Every table is a file of CSV and JSON too.",
            ""
        },
        footer = {
            "",
            "The same files, options and seed give the same bytes, whatever the threads. Nothing is written",
            "before all of it is done.",
            "",
            "Exit code: 0 done; 1 with one line that names file, line and rule; 2 with a line and this help."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ReportCommand implements Callable<Integer> {
    private static final int LEAST_RUNS = 19;

    @Spec
    private CommandSpec spec;

    @Mixin
    private MarketOptions files;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where index.html and the tables go; the folder is made")
    private Path out;

    @Option(
            names = "--surrogates",
            paramLabel = "N",
            defaultValue = "200",
            description = "how many histories without an edge are drawn of each kind, at least 19 (${DEFAULT-VALUE})")
    private int surrogates;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "what chance depends on (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "how many threads work (all cores)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @ArgGroup(exclusive = false, validate = false, heading = "%nRules%n")
    private StrategyOptions strategy = new StrategyOptions();

    @ArgGroup(exclusive = false, validate = false, heading = "%nMoney%n")
    private MoneyOptions money = new MoneyOptions();

    @Override
    public Integer call() throws InterruptedException {
        TradingSettings settings = settings();
        Publication publication = new Publication(out);
        publication.prepare();
        MarketData market = files.open(settings.strategy().step().atrBar());
        Map<String, String> pages = pages(market, settings);
        publication.publish(pages);
        PrintWriter told = spec.commandLine().getOut();
        told.println(out.resolve(Sheets.PAGE) + " and " + (pages.size() - 1) + " files beside it");
        told.flush();
        if (told.checkError()) {
            throw new FailedException("standard output cannot be written");
        }
        return 0;
    }

    private TradingSettings settings() {
        try {
            if (surrogates < LEAST_RUNS) {
                throw new IllegalArgumentException("--surrogates must be at least " + LEAST_RUNS
                        + ", or no p-value could be 0.05; was " + surrogates);
            }
            if (threads < 1) {
                throw new IllegalArgumentException("--threads must be at least 1, was " + threads);
            }
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

    private Map<String, String> pages(MarketData market, TradingSettings settings) throws InterruptedException {
        Laboratory laboratory;
        try (Progress progress =
                Progress.start("report: into memory", market.symbols().size(), "")) {
            laboratory = new Laboratory(market, settings, new Draws(surrogates, seed, threads), progress::add);
        }
        Findings findings;
        try (Progress progress = Progress.start("report", laboratory.work(), "prices")) {
            findings = laboratory.run(progress::add);
        }
        Sheet sheet = new Sheets(market, settings, findings).of(facts(), seed);
        Map<String, String> pages = new LinkedHashMap<>();
        List<DataTable> tables = new ArrayList<>(sheet.tables());
        tables.add(sheet.inputs());
        for (DataTable table : tables) {
            pages.put(table.name() + ".csv", table.csv());
            pages.put(table.name() + ".json", table.json());
        }
        pages.put(Sheets.PAGE, Page.of(sheet));
        return pages;
    }

    /** What decides about the page, but where it goes, how many work at it, and files, which are named by their content. */
    private List<String> facts() {
        List<String> given = new ArrayList<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!List.of("--out", "--threads", "--funding").contains(option.longestName())) {
                given.add(option.longestName() + "=" + String.join(",", option.stringValues()));
            }
        }
        String version = ReportCommand.class.getPackage().getImplementationVersion();
        return List.of(
                "Equilibrium " + (version == null ? "(not packaged)" : version),
                "seed " + seed + ", " + surrogates + " surrogates of each kind",
                "options: " + (given.isEmpty() ? "none" : String.join(" ", given)));
    }
}
