package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.ClusteredMean;
import io.equilibrium.research.report.Column.Kind;
import io.equilibrium.research.surrogate.LeadLag;
import java.util.ArrayList;
import java.util.List;

/** Tables of several symbols as one portfolio. */
final class TogetherTables {
    private static final int LEAST_WEEKS = 20;
    private static final int LEAST_STEPS = 100;

    private final Findings findings;
    private final Together together;

    TogetherTables(Findings findings) {
        this.findings = findings;
        this.together = findings.together();
    }

    /** None of one symbol. */
    List<DataTable> all() {
        return together.symbols().size() < 2 ? List.of() : List.of(leads(), correlation(), portfolio());
    }

    private DataTable leads() {
        List<List<Cell>> rows = new ArrayList<>();
        for (LeadLag lead : findings.leads()) {
            rows.add(List.of(
                    Cell.of(lead.one()),
                    Cell.of(lead.other()),
                    Cell.of(lead.followed()),
                    Cell.of(lead.lead().observed(), lead.followed(), LEAST_STEPS),
                    Cell.of(lead.lead().quantile(0.025)),
                    Cell.of(lead.lead().quantile(0.975)),
                    Cell.of(lead.lead().twoSidedP(), lead.followed(), LEAST_STEPS)));
        }
        return new DataTable(
                "lead-lag",
                "Which asset steps first",
                "Of the first asset's steps, how many are followed within an hour by a step of the second in the same"
                        + " direction, less the same the other way round; above 0 the first one leads. Beside it, mirrored"
                        + " bars, in which assets move together within a bar and nothing leads from bar to bar; p is"
                        + " two-sided and not corrected.",
                List.of(
                        Column.text("asset", "asset"),
                        Column.text("other", "and"),
                        new Column("followed", "steps followed", Kind.COUNT),
                        new Column("lead", "lead", Kind.SIGNED_SHARE),
                        new Column("q025", "null 2.5 %", Kind.SIGNED_SHARE),
                        new Column("q975", "97.5 %", Kind.SIGNED_SHARE),
                        new Column("p", "p", Kind.P)),
                rows);
    }

    private DataTable correlation() {
        List<List<Cell>> rows = new ArrayList<>();
        List<String> symbols = together.symbols();
        for (int i = 0; i < symbols.size(); i++) {
            for (int j = i + 1; j < symbols.size(); j++) {
                int weeks = together.shared(symbols.get(i), symbols.get(j));
                double r = together.correlation(symbols.get(i), symbols.get(j));
                // Fisher's z.
                double half = 1.959963984540054 / Math.sqrt(Math.max(1, weeks - 3));
                rows.add(List.of(
                        Cell.of(symbols.get(i)),
                        Cell.of(symbols.get(j)),
                        Cell.of(weeks),
                        Cell.of(r, weeks, LEAST_WEEKS),
                        Cell.of(Math.tanh(atanh(r) - half), weeks, LEAST_WEEKS),
                        Cell.of(Math.tanh(atanh(r) + half), weeks, LEAST_WEEKS)));
            }
        }
        return new DataTable(
                "correlation",
                "Correlation of outcomes",
                "Along " + findings.first().name()
                        + ": of the weekly mean of bets won beyond their fair probabilities, over the weeks in which both"
                        + " assets had bets; its interval by Fisher's z.",
                List.of(
                        Column.text("asset", "asset"),
                        Column.text("other", "and"),
                        new Column("weeks", "weeks", Kind.COUNT),
                        new Column("correlation", "correlation", Kind.NUMBER),
                        new Column("low", "95 % from", Kind.NUMBER),
                        new Column("high", "to", Kind.NUMBER)),
                rows);
    }

    private static double atanh(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    private DataTable portfolio() {
        return new DataTable(
                "portfolio",
                "What it does to the portfolio",
                "The mean excess of bets won over their fair probabilities, of all assets together: its interval when"
                        + " every series is taken as independent, and when only weeks are.",
                List.of(
                        Column.text("taken", "independent"),
                        new Column("clusters", "of them", Kind.COUNT),
                        new Column("excess", "excess", Kind.SIGNED_SHARE),
                        new Column("low", "95 % from", Kind.SIGNED_SHARE),
                        new Column("high", "to", Kind.SIGNED_SHARE)),
                List.of(row("series", together.bySeries()), row("weeks", together.byWeek())));
    }

    private static List<Cell> row(String name, ClusteredMean mean) {
        int has = mean.clusters();
        return List.of(
                Cell.of(name),
                Cell.of(has),
                Cell.of(mean.mean(), has, LEAST_WEEKS),
                Cell.of(mean.low(), has, LEAST_WEEKS),
                Cell.of(mean.high(), has, LEAST_WEEKS));
    }
}
