package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.BinomialInterval;
import io.equilibrium.domain.evidence.ClusteredMean;
import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.InstrumentTable;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.evidence.SurrogateValue;
import io.equilibrium.domain.evidence.TableCell;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.research.report.Column.Kind;
import io.equilibrium.research.results.StartSpread;
import io.equilibrium.research.surrogate.Compared;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page's tables. */
final class Tables {
    private final Findings findings;
    private final Verdicts verdicts;

    Tables(Findings findings, Verdicts verdicts) {
        this.findings = findings;
        this.verdicts = verdicts;
    }

    List<DataTable> all() {
        List<DataTable> tables = new ArrayList<>();
        tables.add(study());
        tables.add(returns());
        tables.add(surrogates());
        if (!findings.histories().isEmpty()) {
            tables.add(resolution());
        }
        tables.add(drag());
        tables.add(moves());
        tables.add(denials());
        tables.add(phases());
        tables.addAll(new TogetherTables(findings).all());
        tables.addAll(instruments());
        return tables;
    }

    DataTable study() {
        List<Column> columns = List.of(
                Column.text("asset", "asset"),
                Column.text("setting", "setting"),
                new Column("events", "events", Kind.COUNT),
                new Column("win_rate", "win rate", Kind.SHARE),
                new Column("low", "95 % from", Kind.SHARE),
                new Column("high", "to", Kind.SHARE),
                new Column("fair_null", "fair null", Kind.SHARE),
                new Column("net_edge", "net edge", Kind.SIGNED_SHARE),
                new Column("surrogate_win_rate", "surrogates' win rate", Kind.SHARE),
                new Column("p", "p", Kind.P),
                new Column("p_corrected", "p corrected", Kind.P),
                Column.text("edge", "edge"),
                new Column("study_events", "study: events", Kind.COUNT),
                new Column("study_win_rate", "win rate", Kind.SHARE),
                new Column("study_net_edge", "net edge", Kind.SIGNED_SHARE));
        List<List<Cell>> rows = new ArrayList<>();
        for (String symbol : findings.symbols()) {
            for (Setting setting : findings.settings()) {
                rows.add(study(symbol, setting));
            }
        }
        return new DataTable(
                "study",
                "The study's table",
                "An event wins when more of its bets are won than lost; its interval is exact (Clopper and Pearson). The fair null"
                        + " is what prices without memory would have given the same bets; only the surrogates tell what the"
                        + " rule gives without an edge. p is that of the win rate (the largest, where several families"
                        + " decide), corrected for every row of this table (Westfall and Young). On the right stands what"
                        + " the original study reports.",
                columns,
                rows);
    }

    private List<Cell> study(String symbol, Setting setting) {
        StudyRow row = findings.result(symbol, setting).row();
        long enough = SurrogateStatistic.WIN_RATE.least();
        Optional<BinomialInterval> interval =
                row.events() == 0 ? Optional.empty() : Optional.of(BinomialInterval.of(row.eventsWon(), row.events()));
        List<SurrogateValue> values = findings.families().stream()
                .filter(Family::decides)
                .flatMap(family -> family.find(symbol, setting.name()).stream())
                .map(compared -> compared.value(SurrogateStatistic.WIN_RATE))
                .toList();
        Verdict verdict = verdicts.of(symbol, setting);
        Optional<StudyFigures> said = StudyFigures.of(symbol);
        return List.of(
                Cell.of(symbol),
                Cell.of(setting.name()),
                Cell.of(row.events()),
                Cell.of(row.winRate(), row.events(), enough),
                Cell.of(interval.map(BinomialInterval::low).orElse(Double.NaN), row.events(), enough),
                Cell.of(interval.map(BinomialInterval::high).orElse(Double.NaN), row.events(), enough),
                Cell.of(row.fairWinRate(), row.events(), enough),
                Cell.of(row.netEdge(), row.events(), enough),
                Cell.of(values.isEmpty() ? Double.NaN : values.getFirst().mean()),
                Cell.of(
                        values.stream()
                                .mapToDouble(SurrogateValue::upperP)
                                .max()
                                .orElse(Double.NaN),
                        row.events(),
                        enough),
                Cell.of(verdict.p(), row.events(), enough),
                Cell.of(verdict.survives() ? "survives" : "no"),
                said.map(figures -> Cell.of(figures.events())).orElse(Cell.NOTHING),
                said.map(figures -> Cell.of(figures.winRate())).orElse(Cell.NOTHING),
                said.map(figures -> Cell.of(figures.netEdge())).orElse(Cell.NOTHING));
    }

    private DataTable returns() {
        List<List<Cell>> rows = new ArrayList<>();
        for (String symbol : findings.symbols()) {
            for (Setting setting : findings.settings()) {
                RulesResult result = findings.result(symbol, setting);
                ClusteredMean judged = verdicts.returns(symbol, setting);
                rows.add(List.of(
                        Cell.of(symbol),
                        Cell.of(setting.name()),
                        Cell.of(result.row().bets()),
                        mean(result.paper()),
                        mean(result.net()),
                        Cell.of(findings.drag(symbol, setting).traded()),
                        filled(symbol, setting),
                        Cell.of(judged.low(), judged.clusters(), Verdicts.LEAST_CLUSTERS),
                        Cell.of(judged.high(), judged.clusters(), Verdicts.LEAST_CLUSTERS)));
            }
        }
        return new DataTable(
                "returns",
                "What a bet returns",
                "Mean basis points of a bet's notional: on paper, from its step's price to the next threshold; after fees and"
                        + " slipped stops; and as the paper venue filled those that traded, the breaker set aside. The interval"
                        + " is that of the last of them that there is, of series taken as independent, of all assets"
                        + " together of weeks.",
                List.of(
                        Column.text("asset", "asset"),
                        Column.text("setting", "setting"),
                        new Column("bets", "bets", Kind.COUNT),
                        new Column("paper_bp", "on paper", Kind.BASIS_POINTS),
                        new Column("after_fees_bp", "after fees", Kind.BASIS_POINTS),
                        new Column("traded", "traded", Kind.COUNT),
                        new Column("filled_bp", "as filled", Kind.BASIS_POINTS),
                        new Column("low_bp", "95 % from", Kind.BASIS_POINTS),
                        new Column("high_bp", "to", Kind.BASIS_POINTS)),
                rows);
    }

    private Cell filled(String symbol, Setting setting) {
        MoneyResult money = findings.money().get(setting.name());
        if (money == null) {
            return Cell.of("not traded");
        }
        boolean trades = money.drag(symbol).traded() > 0;
        return trades ? mean(money.filled(symbol)) : Cell.of("no orders");
    }

    private static Cell mean(ClusteredMean mean) {
        return Cell.of(mean.mean(), mean.clusters(), Verdicts.LEAST_CLUSTERS);
    }

    private DataTable surrogates() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Family family : findings.families()) {
            for (Compared row : family.rows()) {
                for (SurrogateStatistic statistic : SurrogateStatistic.values()) {
                    rows.add(surrogate(family, row, statistic));
                }
            }
        }
        return new DataTable(
                "surrogates",
                "Observed against surrogates",
                "Each statistic beside its distribution where there is no edge, under the same setting. p = (1 + hits) /"
                        + " (1 + runs); of the share of continuations, two-sided; none of these is corrected.",
                List.of(
                        Column.text("family", "surrogates"),
                        Column.text("asset", "asset"),
                        Column.text("setting", "setting"),
                        Column.text("statistic", "statistic"),
                        new Column("observed", "observed", Kind.FIGURE),
                        new Column("mean", "mean", Kind.FIGURE),
                        new Column("q025", "2.5 %", Kind.FIGURE),
                        new Column("q975", "97.5 %", Kind.FIGURE),
                        new Column("p", "p", Kind.P),
                        new Column("runs", "runs", Kind.COUNT)),
                rows);
    }

    private static List<Cell> surrogate(Family family, Compared row, SurrogateStatistic statistic) {
        SurrogateValue value = row.value(statistic);
        long has = statistic.size(row.observed());
        return List.of(
                Cell.of(family.name()),
                Cell.of(row.symbol()),
                Cell.of(row.setting()),
                Cell.of(statistic.title()),
                Cell.of(value.observed(), has, statistic.least()),
                Cell.of(value.mean()),
                Cell.of(value.quantile(0.025)),
                Cell.of(value.quantile(0.975)),
                Cell.of(statistic.p(value), has, statistic.least()),
                Cell.of(value.surrogates().length));
    }

    private DataTable resolution() {
        List<List<Cell>> rows = new ArrayList<>();
        findings.views().forEach((symbol, view) -> {
            Resolution resolution = view.resolution();
            rows.add(List.of(
                    Cell.of(symbol),
                    Cell.of(resolution.bars()),
                    Cell.of(resolution.stepping()),
                    Cell.of(resolution.coarse()),
                    Cell.of(resolution.share()),
                    Cell.of(resolution.warns() ? "too coarse" : "")));
        });
        return new DataTable(
                "resolution",
                "Resolution",
                String.format(
                        Locale.ROOT,
                        "Inside a bar that crosses more than one step the chosen path makes bits that nobody saw. Above"
                                + " %.0f %% of the bars, bars are too coarse for their steps, and their raw win rate is"
                                + " a matter of the path.",
                        100 * Resolution.COARSE),
                List.of(
                        Column.text("asset", "asset"),
                        new Column("bars", "bars", Kind.COUNT),
                        new Column("stepping", "with a step", Kind.COUNT),
                        new Column("coarse", "with more than one", Kind.COUNT),
                        new Column("share", "share of all", Kind.SHARE),
                        Column.text("warning", "")),
                rows);
    }

    private DataTable drag() {
        List<List<Cell>> rows = new ArrayList<>();
        for (String symbol : findings.symbols()) {
            for (Setting setting : findings.settings()) {
                MoneyResult money = findings.money().get(setting.name());
                if (money != null) {
                    rows.add(drag(symbol, setting, money.drag(symbol)));
                }
            }
        }
        return new DataTable(
                "drag",
                "Fees and execution drag",
                "USDT over all bets that are over, the breaker set aside: on paper, less what trading took, as filled.",
                List.of(
                        Column.text("asset", "asset"),
                        Column.text("setting", "setting"),
                        new Column("bets", "bets", Kind.COUNT),
                        new Column("traded", "traded", Kind.COUNT),
                        new Column("paper", "on paper", Kind.NUMBER),
                        new Column("fees", "fees", Kind.NUMBER),
                        new Column("spread", "spread", Kind.NUMBER),
                        new Column("latency", "latency", Kind.NUMBER),
                        new Column("slippage", "slippage", Kind.NUMBER),
                        new Column("funding", "funding", Kind.NUMBER),
                        new Column("parted", "parted", Kind.NUMBER),
                        new Column("skipped", "skipped", Kind.NUMBER),
                        new Column("carried", "carried", Kind.NUMBER),
                        new Column("filled", "as filled", Kind.NUMBER),
                        new Column("break_even", "break-even", Kind.SHARE),
                        new Column("bets_won", "bets won", Kind.SHARE)),
                rows);
    }

    private List<Cell> drag(String symbol, Setting setting, DragRow drag) {
        StudyRow row = findings.result(symbol, setting).row();
        return List.of(
                Cell.of(symbol),
                Cell.of(setting.name()),
                Cell.of(drag.bets()),
                Cell.of(drag.traded()),
                usdt(drag.statisticalE8()),
                usdt(-drag.parts().feeE8()),
                usdt(-drag.parts().spreadE8()),
                usdt(-drag.parts().latencyE8()),
                usdt(-drag.parts().slippageE8()),
                usdt(-drag.parts().fundingE8()),
                usdt(-drag.parts().partedE8()),
                usdt(-drag.parts().skippedE8()),
                usdt(-drag.parts().carriedE8()),
                usdt(drag.filledE8()),
                Cell.of(row.breakEvenWinRate()),
                Cell.of(row.bets() == 0 ? Double.NaN : row.betsWon() / (double) row.bets()));
    }

    private DataTable phases() {
        List<List<Cell>> rows = new ArrayList<>();
        long enough = SurrogateStatistic.WIN_RATE.least();
        for (StartSpread spread : findings.phases()) {
            for (int start = 0; start < spread.rows().size(); start++) {
                StudyRow row = spread.rows().get(start);
                double continuations = row.continuations() / (double) row.behaviourBits();
                rows.add(List.of(
                        Cell.of(spread.symbol()),
                        Cell.of(start),
                        Cell.of(row.events()),
                        Cell.of(row.winRate(), row.events(), enough),
                        Cell.of(row.fairWinRate(), row.events(), enough),
                        Cell.of(continuations, row.behaviourBits(), SurrogateStatistic.CONTINUATIONS.least())));
            }
        }
        return new DataTable(
                "phases",
                "Twenty starts",
                "Along " + findings.first().name()
                        + ", begun an ATR bar later each time, so that the grid lies elsewhere.",
                List.of(
                        Column.text("asset", "asset"),
                        new Column("start", "start", Kind.COUNT),
                        new Column("events", "events", Kind.COUNT),
                        new Column("win_rate", "win rate", Kind.SHARE),
                        new Column("fair_null", "fair null", Kind.SHARE),
                        new Column("continuations", "continuations", Kind.SHARE)),
                rows);
    }

    private DataTable moves() {
        return new DataTable(
                "breaker",
                "The breakers' moves",
                "Along " + findings.first().name()
                        + ", with the breakers in play. The drawdown is from the peak since the"
                        + " breaker last began anew; KILLED is from the highest equity ever.",
                List.of(
                        Column.text("time", "time"),
                        Column.text("scope", "breaker of"),
                        Column.text("from", "from"),
                        Column.text("to", "to"),
                        Column.text("rule", "by"),
                        Column.text("cause", "cause"),
                        new Column("equity", "equity", Kind.NUMBER),
                        new Column("drawdown", "drawdown", Kind.SHARE)),
                findings.lived().moves().stream()
                        .map(move -> List.of(
                                Cell.of(Instant.EPOCH
                                        .plus(move.timeMicros(), ChronoUnit.MICROS)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()),
                                Cell.of(move.scope().toString()),
                                Cell.of(move.from().name()),
                                Cell.of(move.to().name()),
                                Cell.of(move.actor()),
                                Cell.of(move.cause()),
                                usdt(move.equityE8()),
                                Cell.of(E8.toDouble(move.drawdownE8()))))
                        .toList());
    }

    private DataTable denials() {
        List<List<Cell>> rows = new ArrayList<>();
        findings.lived()
                .denials()
                .forEach((symbol, reasons) -> reasons.forEach(
                        (reason, bets) -> rows.add(List.of(Cell.of(symbol), Cell.of(reason.name()), Cell.of(bets)))));
        return new DataTable(
                "denials",
                "Bets that were denied",
                "Along " + findings.first().name() + ", with the breakers in play: why a bet became no order.",
                List.of(
                        Column.text("asset", "asset"),
                        Column.text("reason", "reason"),
                        new Column("bets", "bets", Kind.COUNT)),
                rows);
    }

    private static Cell usdt(long valueE8) {
        return Cell.of(E8.toDouble(valueE8));
    }

    private List<DataTable> instruments() {
        List<DataTable> tables = new ArrayList<>();
        findings.views()
                .forEach((symbol, view) -> view.tables().stream()
                        .filter(table -> !table.cells().isEmpty())
                        .forEach(table -> tables.add(instrument(symbol, table))));
        return tables;
    }

    private DataTable instrument(String symbol, InstrumentTable table) {
        return new DataTable(
                symbol.toLowerCase(Locale.ROOT) + "-" + table.name().replace(' ', '-'),
                symbol + ": " + table.name(),
                "Along " + findings.first().name()
                        + "; nominal p-values given the fair probabilities, corrected for this table (Benjamini and Hochberg).",
                List.of(
                        Column.text("cell", "cell"),
                        new Column("trials", "trials", Kind.COUNT),
                        new Column("rate", "rate", Kind.SHARE),
                        new Column("low", "95 % from", Kind.SHARE),
                        new Column("high", "to", Kind.SHARE),
                        new Column("fair", "fair", Kind.SHARE),
                        new Column("p", "p", Kind.P),
                        new Column("p_corrected", "p corrected", Kind.P)),
                table.cells().stream().map(Tables::cell).toList());
    }

    private static List<Cell> cell(TableCell cell) {
        return List.of(
                Cell.of(cell.name()),
                Cell.of(cell.trials()),
                Cell.of(cell.rate()),
                Cell.of(cell.low()),
                Cell.of(cell.high()),
                Cell.of(cell.fairRate()),
                Cell.of(cell.p()),
                Cell.of(cell.adjustedP()));
    }
}
