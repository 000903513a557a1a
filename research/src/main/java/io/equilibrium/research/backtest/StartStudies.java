package io.equilibrium.research.backtest;

import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.results.StartSpread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The study begun at several moments, each an ATR bar later than the one before. An ANCHORED grid depends on where it starts,
 * so the spread of its results is part of the result; a SNAPPED one soon forgets, and its spread is that of the bets at the
 * beginning.
 */
public final class StartStudies {
    /** Hands out what the rules say of a symbol's prices from a time on. */
    @FunctionalInterface
    public interface Rules {
        void tell(String symbol, long fromMicros, Consumer<StepSignals> said);
    }

    private StartStudies() {}

    /** How many ticks all symbols' studies go through. */
    public static long ticks(MarketData market, int starts) {
        return Math.multiplyExact(market.totalTicks(), starts);
    }

    /** That of one symbol. */
    public static StartSpread of(MarketData market, String symbol, TradingSettings settings, int starts, Rules rules) {
        StepSettings step = settings.strategyOf(symbol).step();
        long apart = step.atrBar().toMillis() * 1_000;
        List<StudyRow> rows = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            StudyStatistics statistics = new StudyStatistics(settings.terms());
            rules.tell(symbol, market.firstMicros(symbol) + start * apart, said -> PathStudies.take(said, statistics));
            rows.add(statistics.row());
        }
        return new StartSpread(symbol, step.grid(), rows);
    }
}
