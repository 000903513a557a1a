package io.equilibrium.research.report;

import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.Checksum;
import io.equilibrium.marketdata.FileSummary;
import io.equilibrium.marketdata.FundingSummary;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.report.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Puts what was found into the words, tables and charts of a page. */
final class Sheets {
    static final String PAGE = "index.html";

    private final MarketData market;
    private final TradingSettings settings;
    private final Findings findings;

    Sheets(MarketData market, TradingSettings settings, Findings findings) {
        this.market = market;
        this.settings = settings;
        this.findings = findings;
    }

    Sheet of(List<String> facts, long seed) {
        Verdicts verdicts = new Verdicts(findings);
        List<Verdict> all = verdicts.all();
        List<String> words = new ArrayList<>();
        all.stream().filter(Verdict::survives).map(Verdict::words).forEach(words::add);
        all.stream().filter(verdict -> !verdict.survives()).map(Verdict::words).forEach(words::add);
        List<String> made = new ArrayList<>(facts);
        findings.families()
                .forEach(family -> made.add(
                        family.name() + ": " + family.how() + (family.decides() ? "; verdicts rest on it" : "")));
        return new Sheet(
                "Is there an edge? " + String.join(", ", market.symbols()),
                Verdicts.whole(all),
                words,
                warnings(),
                inputs(),
                made,
                new Tables(findings, verdicts).all(),
                charts(seed));
    }

    private List<Chart> charts(long seed) {
        List<Chart> charts = new ArrayList<>(new RateCharts(findings).all());
        charts.addAll(new MoneyCharts(findings, settings.risk().breaker()).all());
        findings.views().forEach((symbol, view) -> {
            charts.addAll(new StepCharts(findings, symbol, view).all());
            if (view.bitCount() >= SymbolView.LEAST_BITS) {
                charts.add(BoundaryChart.of(symbol, view, seed));
            }
        });
        return charts;
    }

    private List<String> warnings() {
        if (findings.histories().isEmpty()) {
            return List.of();
        }
        List<String> coarse = new ArrayList<>();
        findings.views().forEach((symbol, view) -> {
            if (view.resolution().warns()) {
                coarse.add(String.format(
                        Locale.ROOT,
                        "%s %.1f %%",
                        symbol,
                        100 * view.resolution().share()));
            }
        });
        return coarse.isEmpty()
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "These bars are too coarse for their steps: more than %.0f %% of them cross several (%s). A raw win"
                                + " rate on them is a matter of the path inside the bars and means nothing without the"
                                + " surrogates under the same path.",
                        100 * Resolution.COARSE,
                        String.join(", ", coarse)));
    }

    private DataTable inputs() {
        List<List<Cell>> rows = new ArrayList<>();
        for (FileSummary file : market.summaries()) {
            rows.add(List.of(
                    Cell.of(Objects.requireNonNull(file.file().getFileName()).toString()),
                    Cell.of(file.symbol()),
                    Cell.of(file.rows()),
                    Cell.of(file.first().toString()),
                    Cell.of(file.last().toString()),
                    Cell.of(file.missing().count()),
                    Cell.of(Checksum.sha256(file.file()))));
        }
        for (FundingSummary file : market.fundingSummaries()) {
            rows.add(List.of(
                    Cell.of(Objects.requireNonNull(file.file().getFileName()).toString()),
                    Cell.of(file.symbol()),
                    Cell.of(file.rows()),
                    Cell.of(file.first().toString()),
                    Cell.of(file.last().toString()),
                    Cell.NOTHING,
                    Cell.of(Checksum.sha256(file.file()))));
        }
        return new DataTable(
                "inputs",
                "Files",
                "The hash is SHA-256 of the file as it is.",
                List.of(
                        Column.text("file", "file"),
                        Column.text("asset", "asset"),
                        new Column("rows", "rows", Kind.COUNT),
                        Column.text("first", "first"),
                        Column.text("last", "last"),
                        new Column("missing", "bars missing", Kind.COUNT),
                        new Column("sha256", "SHA-256", Kind.HASH)),
                rows);
    }
}
