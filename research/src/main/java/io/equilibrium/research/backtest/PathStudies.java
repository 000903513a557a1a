package io.equilibrium.research.backtest;

import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.TickCursor;
import io.equilibrium.research.results.PathStudy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The study of a market's bars along paths that it was not run on. */
public final class PathStudies {
    private PathStudies() {}

    /** The two options beside the one that was chosen; none where there are no bars. */
    public static List<BarPath> beside(MarketData market) {
        if (market.symbols().stream().allMatch(symbol -> market.interval(symbol).isEmpty())) {
            return List.of();
        }
        Set<BarPath> others = EnumSet.of(BarPath.AUTO, BarPath.HIGH_FIRST, BarPath.LOW_FIRST);
        others.remove(market.path() == BarPath.CLOSE_ONLY ? BarPath.AUTO : market.path());
        return List.copyOf(others);
    }

    /** How many ticks {@link #of} goes through. */
    public static long ticks(MarketData market, BarPath path) {
        MarketData along = market.along(path);
        return bars(market).stream().mapToLong(along::ticks).sum();
    }

    private static List<String> bars(MarketData market) {
        return market.symbols().stream()
                .filter(symbol -> market.interval(symbol).isPresent())
                .toList();
    }

    /** Runs the strategy alone along another path; tells of ticks as they are done. */
    public static PathStudy of(MarketData market, BarPath path, TradingSettings settings, LongConsumer done) {
        MarketData along = market.along(path);
        StudyStatistics total = new StudyStatistics(settings.terms());
        Map<String, StudyRow> rows = new TreeMap<>();
        for (String symbol : bars(market)) {
            StudyStatistics statistics = new StudyStatistics(settings.terms());
            run(along, symbol, settings, Long.MIN_VALUE, done, said -> take(said, statistics, total));
            rows.put(symbol, statistics.row());
        }
        return new PathStudy(path, rows, total.row());
    }

    /** Runs a symbol's strategy alone over its ticks from a time on. */
    static void run(
            MarketData market,
            String symbol,
            TradingSettings settings,
            long fromMicros,
            LongConsumer done,
            Consumer<StepSignals> said) {
        StrategyEngine engine = new StrategyEngine(symbol, settings.strategyOf(symbol));
        try (TickCursor ticks = market.read(symbol)) {
            Pace pace = new Pace(done);
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                if (tick.eventTimeMicros() >= fromMicros) {
                    engine.on(tick).forEach(said);
                }
                pace.tick();
            }
            pace.end();
        }
    }

    /** Counts what was said of a step. */
    static void take(StepSignals step, StudyStatistics... all) {
        for (StudyStatistics statistics : all) {
            statistics.on(step.made());
            for (SignalEvent signal : step.signals()) {
                if (signal instanceof SignalEvent.SeriesEnded ended) {
                    statistics.on(ended);
                }
            }
        }
    }
}
