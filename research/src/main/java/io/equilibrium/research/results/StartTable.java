package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.StudyRow;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How far results spread over moments to start, as text to read. */
public final class StartTable {
    private StartTable() {}

    public static String of(List<StartSpread> spreads) {
        int starts = spreads.isEmpty() ? 0 : spreads.getFirst().rows().size();
        TextTable table = new TextTable(List.of(
                "asset",
                "grid",
                "events",
                "win rate\nfrom",
                "win rate\nto",
                "fair null\nfrom",
                "fair null\nto",
                "excess\nfrom",
                "excess\nto"));
        for (StartSpread spread : spreads) {
            DoubleSummaryStatistics events = over(spread, StudyRow::events);
            DoubleSummaryStatistics won = over(spread, StudyRow::winRate);
            DoubleSummaryStatistics fair = over(spread, StudyRow::fairWinRate);
            DoubleSummaryStatistics excess = over(spread, row -> row.winRate() - row.fairWinRate());
            table.row(List.of(
                    spread.symbol(),
                    spread.grid().name(),
                    Figures.count((long) events.getMin()) + " to " + Figures.count((long) events.getMax()),
                    Figures.percent(won.getMin()),
                    Figures.percent(won.getMax()),
                    Figures.percent(fair.getMin()),
                    Figures.percent(fair.getMax()),
                    Figures.signedPercent(excess.getMin()),
                    Figures.signedPercent(excess.getMax())));
        }
        return "\nSpread over " + Figures.count(starts, "start", "starts")
                + ", each an ATR bar later than the one before; what an ANCHORED grid says once is one of these\n\n"
                + table.render();
    }

    private static DoubleSummaryStatistics over(StartSpread spread, ToDoubleFunction<StudyRow> figure) {
        DoubleSummaryStatistics statistics = spread.rows().stream()
                .filter(row -> row.events() > 0)
                .mapToDouble(figure)
                .summaryStatistics();
        return statistics.getCount() == 0 ? nothing() : statistics;
    }

    private static DoubleSummaryStatistics nothing() {
        DoubleSummaryStatistics none = new DoubleSummaryStatistics();
        none.accept(Double.NaN);
        return none;
    }
}
