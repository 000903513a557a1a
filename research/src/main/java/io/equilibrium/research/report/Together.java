package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.ClusteredMean;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.signal.StepSignals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the outcomes of symbols go together: the bets won beyond their fair probabilities, by symbol and calendar week, and how
 * unsure the mean of all is when series are taken as independent and when weeks are.
 */
final class Together {
    private static final class Week {
        private double excess;
        private long bets;
    }

    /** Series of two symbols never depend on each other in the first of these. */
    private record SeriesOf(String symbol, long sequence) {}

    private final Map<String, Map<Long, Week>> weeks = new TreeMap<>();
    private final ClusteredMean bySeries = new ClusteredMean();
    private final ClusteredMean byWeek = new ClusteredMean();

    void on(StepSignals said) {
        for (SignalEvent signal : said.signals()) {
            if (signal instanceof SeriesEnded ended) {
                ended.bets().forEach(this::on);
            }
        }
    }

    private void on(BetResolved resolved) {
        String symbol = resolved.symbol();
        double excess = (resolved.won() ? 1 : 0) - resolved.bet().fairWinProbability();
        long week = RulesResult.week(resolved.bet());
        Week of = weeks.computeIfAbsent(symbol, any -> new TreeMap<>()).computeIfAbsent(week, any -> new Week());
        of.excess += excess;
        of.bets++;
        bySeries.add(new SeriesOf(symbol, resolved.bet().seriesSequence()), excess);
        byWeek.add(week, excess);
    }

    List<String> symbols() {
        return List.copyOf(weeks.keySet());
    }

    /** How many weeks both have bets in. */
    int shared(String one, String other) {
        return (int)
                weeks(one).keySet().stream().filter(weeks(other)::containsKey).count();
    }

    /** Pearson's, of the weekly mean excess over the weeks that both have bets in; NaN where one of them never changes. */
    double correlation(String one, String other) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Map.Entry<Long, Week> week : weeks(one).entrySet()) {
            Week beside = weeks(other).get(week.getKey());
            if (beside != null) {
                double a = week.getValue().excess / week.getValue().bets;
                double b = beside.excess / beside.bets;
                n++;
                x += a;
                y += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }
        }
        double variances = (n * xx - x * x) * (n * yy - y * y);
        return variances > 0 ? (n * xy - x * y) / Math.sqrt(variances) : Double.NaN;
    }

    private Map<Long, Week> weeks(String symbol) {
        return weeks.getOrDefault(symbol, Map.of());
    }

    /** Of all bets' excess. */
    ClusteredMean bySeries() {
        return bySeries;
    }

    ClusteredMean byWeek() {
        return byWeek;
    }
}
