package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.ClusteredMean;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.signal.StepSignals;

/** What happened under one setting, of one symbol or of all: events, and what their bets return before and after fees. */
final class RulesResult {
    private static final long WEEK_MICROS = 7 * 86_400 * 1_000_000L;

    private final StudyStatistics statistics;
    private final Costs free;
    private final Costs costs;
    private final boolean ofAll;
    private final ClusteredMean paper = new ClusteredMean();
    private final ClusteredMean net = new ClusteredMean();

    /** Returns cluster by series, of all symbols by week, since symbols move together. */
    RulesResult(StudyStatistics.Terms terms, Costs free, Costs costs, boolean ofAll) {
        this.statistics = new StudyStatistics(terms);
        this.free = free;
        this.costs = costs;
        this.ofAll = ofAll;
    }

    void on(StepSignals said) {
        statistics.on(said.made());
        for (SignalEvent signal : said.signals()) {
            if (signal instanceof SeriesEnded ended) {
                statistics.on(ended);
                ended.bets().forEach(this::on);
            }
        }
    }

    private void on(BetResolved resolved) {
        Object cluster = cluster(resolved.bet(), ofAll);
        free.net(resolved.bet(), resolved.won()).ifPresent(value -> paper.add(cluster, value));
        costs.net(resolved.bet(), resolved.won()).ifPresent(value -> net.add(cluster, value));
    }

    static Object cluster(Bet bet, boolean ofAll) {
        return ofAll ? week(bet) : bet.seriesSequence();
    }

    /** The week, of Thursdays since 1970, in which a bet was decided. */
    static long week(Bet bet) {
        return Math.floorDiv(bet.decidedAt().timeMicros(), WEEK_MICROS);
    }

    StudyRow row() {
        return statistics.row();
    }

    /** Basis points a bet, before costs. */
    ClusteredMean paper() {
        return paper;
    }

    /** And after fees and the slippage of stops. */
    ClusteredMean net() {
        return net;
    }
}
