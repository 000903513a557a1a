package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.backtest.PathStudies;
import io.equilibrium.research.cli.Progress;
import io.equilibrium.research.results.MarketReading;
import io.equilibrium.research.results.PathStudy;
import io.equilibrium.research.results.Report;
import io.equilibrium.research.results.Results;
import io.equilibrium.research.results.RoadDigest;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One market, once through a suite whose gateway is started with it. */
public record ReplayRun(MarketData market, TradingSettings settings, Feed feed) {
    /** The suite that a run needs: everything but the gateway, which comes with the run. */
    public static SuiteSettings suite(SuiteSettings base, ServiceSettings settings) {
        return settings.in(base).withServices(EnumSet.complementOf(EnumSet.of(Service.MARKET_GATEWAY)));
    }

    /** What came of a run. */
    public record Outcome(RunId run, Results results, RoadDigest.Digest digest) {}

    /** Another run at each attempt. */
    public RunId attempt(int number) {
        return RunId.of(market.contentHash(), number);
    }

    /** Runs to the end and tells what came of it; the listener hears every message with its topic. */
    public Outcome through(Suite suite, RunId run, BiConsumer<String, Message> listener)
            throws IOException, InterruptedException {
        RunSettings.save(suite.data(), run, suite.settings());
        Results results = new Results(settings);
        RoadDigest digest = new RoadDigest();
        try (RoadReader reader = new RoadReader(suite.bootstrapServers())) {
            // Beside the others, which read it from its beginning.
            suite.launch(Service.MARKET_GATEWAY, feed.environment(run));
            suite.awaitReady();
            try (Progress progress = Progress.start("replay", market.totalTicks(), "ticks")) {
                RunTally tally = new RunTally(market, results, digest, progress::add);
                reader.read(run, market.symbols(), listener.andThen(tally::on), suite::check, feed.patience());
            }
        }
        return new Outcome(run, results, digest.digest());
    }

    /** The report of a run, with the market's bars along the other paths beside it. */
    public Report report(Outcome outcome) {
        List<BarPath> others = PathStudies.beside(market);
        List<PathStudy> beside = new ArrayList<>();
        for (BarPath path : others) {
            try (Progress progress = Progress.start("path " + path, PathStudies.ticks(market, path), "ticks")) {
                beside.add(PathStudies.of(market, path, settings, progress::add));
            }
        }
        return new Report(
                "Replay through the five services: prices, steps, bets, and what they were worth.",
                settings,
                others.isEmpty() ? Optional.empty() : Optional.of(market.path()),
                MarketReading.of(market),
                outcome.results().symbols(),
                outcome.results().total(),
                beside,
                outcome.digest());
    }
}
