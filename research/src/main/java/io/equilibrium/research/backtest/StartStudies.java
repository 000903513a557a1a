package io.equilibrium.research.backtest;

import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.TickCursor;
import io.equilibrium.research.results.StartSpread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The study begun at several moments, each an ATR bar later than the one before. An ANCHORED grid depends on where it starts,
 * so the spread of its results is part of the result; a SNAPPED one soon forgets, and its spread is that of the bets at the
 * beginning.
 */
final class StartStudies {
    private StartStudies() {}

    /** How many ticks {@link #of} goes through. */
    static long ticks(MarketData market, int starts) {
        return Math.multiplyExact(market.totalTicks(), starts);
    }

    /** One of each symbol; tells of ticks as they are done. */
    static List<StartSpread> of(MarketData market, TradingSettings settings, int starts, LongConsumer done) {
        List<StartSpread> spreads = new ArrayList<>();
        for (String symbol : market.symbols()) {
            long first = firstMicros(market, symbol);
            long apart = settings.strategyOf(symbol).step().atrBar().toMillis() * 1_000;
            List<StudyRow> rows = new ArrayList<>();
            for (int start = 0; start < starts; start++) {
                StudyStatistics statistics = new StudyStatistics(settings.terms());
                PathStudies.run(market, symbol, settings, first + start * apart, done, statistics);
                rows.add(statistics.row());
            }
            spreads.add(
                    new StartSpread(symbol, settings.strategyOf(symbol).step().grid(), rows));
        }
        return spreads;
    }

    private static long firstMicros(MarketData market, String symbol) {
        try (TickCursor ticks = market.read(symbol)) {
            return ticks.advance() ? ticks.tick().eventTimeMicros() : 0;
        }
    }
}
