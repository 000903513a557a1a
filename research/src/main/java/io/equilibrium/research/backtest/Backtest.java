package io.equilibrium.research.backtest;

import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.marketdata.EventCursor;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.results.Halt;
import io.equilibrium.research.results.MarketReading;
import io.equilibrium.research.results.PathStudy;
import io.equilibrium.research.results.Report;
import io.equilibrium.research.results.Results;
import io.equilibrium.research.results.RoadDigest;
import io.equilibrium.research.results.RoadLine;
import io.equilibrium.research.results.TapeCounts;
import io.equilibrium.research.results.TapePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** A market through the pipeline, all symbols in one account, and its bars along the other paths beside it. */
public final class Backtest {
    private final MarketData market;
    private final TradingSettings settings;
    private final List<BarPath> others;

    public Backtest(MarketData market, TradingSettings settings) {
        this.market = market;
        this.settings = settings;
        this.others = PathStudies.beside(market);
    }

    /** How many ticks a run goes through, all paths together. */
    public long ticks() {
        return market.totalTicks()
                + others.stream()
                        .mapToLong(path -> PathStudies.ticks(market, path))
                        .sum();
    }

    /** Runs everything; tells of ticks as they are done, from several threads. */
    public Report run(LongConsumer done) throws InterruptedException {
        int threads = Math.min(1 + others.size(), Runtime.getRuntime().availableProcessors());
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory())) {
            RoadDigest digest = new RoadDigest();
            Future<Results> road = pool.submit(() -> road(done, digest));
            List<Future<PathStudy>> studies = others.stream()
                    .map(path -> pool.submit(() -> PathStudies.of(market, path, settings, done)))
                    .toList();
            Results results = get(road);
            List<PathStudy> paths = new ArrayList<>();
            for (Future<PathStudy> study : studies) {
                paths.add(get(study));
            }
            return report(results, paths, digest.digest());
        }
    }

    private static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private Results road(LongConsumer done, RoadDigest digest) {
        TradingPipeline pipeline = new TradingPipeline(settings);
        TapePlaces places = new TapePlaces(market);
        Results results = new Results(settings);
        try (EventCursor tape = market.events()) {
            Pace pace = new Pace(done);
            while (tape.advance()) {
                MarketEvent happened = tape.event();
                long place = places.of(happened);
                List<RoadEvent> events = pipeline.on(happened);
                if (!events.isEmpty()) {
                    events.forEach(event -> {
                        results.on(event);
                        RoadLine.of(place, event).ifPresent(digest::on);
                    });
                }
                if (happened instanceof Tick) {
                    pace.tick();
                }
            }
            pace.end();
        }
        market.symbols().forEach(symbol -> tell(results, symbol, pipeline.strategyOf(symbol)));
        return results;
    }

    private static void tell(Results results, String symbol, StrategyEngine engine) {
        Tape tape = engine.tape();
        results.tape(symbol, new TapeCounts(tape.accepted(), tape.duplicates(), tape.segment() + 1));
        if (engine.isHalted()) {
            results.halted(symbol, new Halt(tape.tradeId(), tape.timeMicros()));
        }
    }

    private Report report(Results results, List<PathStudy> paths, RoadDigest.Digest digest) {
        return new Report(
                "Backtest in one process: prices, steps, bets, and what they were worth.",
                settings,
                others.isEmpty() ? Optional.empty() : Optional.of(market.path()),
                MarketReading.of(market),
                results.symbols(),
                results.total(),
                paths,
                digest);
    }
}
