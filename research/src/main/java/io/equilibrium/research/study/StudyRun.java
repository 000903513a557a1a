package io.equilibrium.research.study;

import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.BarRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** What rules came to on bars: of every symbol, and of all together. */
public record StudyRun(Map<String, StudyRow> bySymbol, StudyRow total) {
    public StudyRun {
        bySymbol = Map.copyOf(bySymbol);
    }

    /** Tells of bars as they are done. */
    public static StudyRun of(
            List<BarHistory> histories,
            Function<BarHistory, BarRules> rules,
            StudyStatistics.Terms terms,
            LongConsumer done) {
        StudyStatistics total = new StudyStatistics(terms);
        Map<String, StudyRow> rows = new TreeMap<>();
        for (BarHistory history : histories) {
            StudyStatistics own = new StudyStatistics(terms);
            history.tell(rules.apply(history).start(history.symbol(), said -> {
                take(said, own);
                take(said, total);
            }));
            rows.put(history.symbol(), own.row());
            done.accept(history.bars().size());
        }
        return new StudyRun(rows, total.row());
    }

    private static void take(StepSignals said, StudyStatistics statistics) {
        statistics.on(said.made());
        for (SignalEvent signal : said.signals()) {
            if (signal instanceof SignalEvent.SeriesEnded ended) {
                statistics.on(ended);
            }
        }
    }

    /** A symbol's row, or that of all together where the name is not one of theirs. */
    public StudyRow row(String symbol) {
        return bySymbol.getOrDefault(symbol, total);
    }
}
