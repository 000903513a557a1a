package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.risk.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report as text to read: one row a symbol, all of them together, and what the numbers mean. */
public final class ResultsTable {
    private static final String NOT_AVAILABLE = "n/a";

    private final Report report;

    private ResultsTable(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new ResultsTable(report).render();
    }

    private String render() {
        ReportNotes notes = new ReportNotes(report);
        List<String> text = new ArrayList<>(notes.before());
        text.add("");
        text.add(table());
        text.addAll(notes.after());
        text.addAll(drag());
        return String.join("\n", text) + "\n";
    }

    private List<String> drag() {
        Total total = report.total();
        if (total.money().isEmpty()) {
            return List.of();
        }
        DragTable drag = new DragTable("asset");
        report.symbols().forEach(symbol -> drag.row(symbol.symbol(), symbol.drag()));
        if (report.symbols().size() > 1) {
            drag.rule();
            drag.row("all", total.drag());
        }
        List<String> text = new ArrayList<>(List.of(
                "",
                "Execution drag, USDT: bets that are over, from one level to the next on paper, and as they were filled; a bet"
                        + " that was denied counts as if sized from the starting equity",
                "",
                drag.render().stripTrailing()));
        if (!total.drag().skipped().isEmpty()) {
            text.add("never traded: " + DragTable.skipped(total.drag()));
        }
        return text;
    }

    private String table() {
        TextTable table = new TextTable(heads());
        Total total = report.total();
        for (SymbolResult symbol : report.symbols()) {
            List<String> cells = cells(
                    symbol.symbol(),
                    symbol.study(),
                    symbol.money(),
                    total.tier(),
                    path -> path.bySymbol().get(symbol.symbol()));
            cells.addAll(gate(symbol));
            table.row(cells);
        }
        if (report.symbols().size() > 1) {
            table.rule();
            List<String> all = cells("all", total.study(), total.money(), total.tier(), PathStudy::total);
            all.addAll(report.isGated() ? List.of("", "", "") : List.of());
            table.row(all);
        }
        return table.render();
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("asset", "events", "win rate", "fair null", "net edge"));
        for (PathStudy path : report.otherPaths()) {
            heads.add(ReportNotes.word(path.path()) + "\nwin rate (fair)");
        }
        heads.addAll(List.of("bets", "bets\nwon", "break-even\nwith fees", "fees\nUSDT", "net P&L\nUSDT", "breaker"));
        if (report.isGated()) {
            heads.addAll(List.of("gate", "evidence", "stands out\n(e-BH 5 %)"));
        }
        return heads;
    }

    private List<String> cells(
            String name,
            StudyRow study,
            Optional<MoneyRow> money,
            Tier tier,
            Function<PathStudy, @Nullable StudyRow> onPath) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                Figures.count(study.events()),
                Figures.percent(study.winRate()),
                Figures.percent(study.fairWinRate()),
                Figures.signedPercent(study.netEdge())));
        for (PathStudy path : report.otherPaths()) {
            cells.add(otherPath(onPath.apply(path)));
        }
        cells.addAll(List.of(
                Figures.count(study.bets()),
                study.bets() == 0 ? Figures.NONE : Figures.percent(study.betsWon() / (double) study.bets()),
                Figures.percent(study.breakEvenWinRate()),
                money.map(row -> Figures.money(row.feesE8())).orElse(NOT_AVAILABLE),
                money.map(row -> Figures.money(row.netPnlE8())).orElse(NOT_AVAILABLE),
                tier.name()));
        return cells;
    }

    private List<String> gate(SymbolResult symbol) {
        if (!report.isGated()) {
            return List.of();
        }
        return symbol.gate()
                .map(gate -> List.of(
                        gate.stage().name(),
                        String.format(Locale.ROOT, "%.3g", gate.evidence()),
                        report.selected().contains(symbol.symbol()) ? "yes" : "no"))
                .orElse(List.of("off", Figures.NONE, Figures.NONE));
    }

    private static String otherPath(@Nullable StudyRow row) {
        if (row == null || row.events() == 0) {
            return Figures.NONE;
        }
        return String.format(
                Locale.ROOT, "%s (%s)", Figures.percent(row.winRate()), Figures.percent(row.fairWinRate()));
    }
}
