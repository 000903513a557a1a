package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.BinomialInterval;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.evidence.SurrogateValue;
import io.equilibrium.research.results.StartSpread;
import io.equilibrium.research.surrogate.Compared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Charts of rates beside what they are without an edge. */
final class RateCharts {
    private static final int BINS = 24;
    /** Digits of a line's place, which the library else rounds to two. */
    private static final int EXACT = 12;

    private final Findings findings;
    private final Family family;

    RateCharts(Findings findings) {
        this.findings = findings;
        this.family = findings.families().getFirst();
    }

    List<Chart> all() {
        List<Chart> charts = new ArrayList<>();
        charts.add(winRates());
        findings.symbols().forEach(symbol -> nulls(symbol).ifPresent(charts::add));
        charts.add(phases());
        return charts;
    }

    private Chart phases() {
        ArrayNode names = Chart.array();
        ArrayNode rates = Chart.array();
        ArrayNode bands = Chart.array();
        int at = 0;
        for (StartSpread spread : findings.phases()) {
            names.add(spread.symbol());
            for (StudyRow row : spread.rows()) {
                if (row.events() >= SurrogateStatistic.WIN_RATE.least()) {
                    rates.add(Chart.array(row.winRate(), at));
                }
            }
            int place = at++;
            family.find(spread.symbol(), findings.first().name())
                    .map(compared -> compared.value(SurrogateStatistic.WIN_RATE))
                    .ifPresent(value -> bands.add(Chart.array(place, value.quantile(0.025), value.quantile(0.975))));
        }
        return new Chart(
                "phases",
                "Win rates from twenty starts",
                "An anchored grid depends on where it begins. The band is that of surrogates from the first start.",
                80 + 34 * Math.max(1, at),
                Chart.option("""
                        {"tooltip": {}, "grid": {"left": 110, "right": 30, "top": 14, "bottom": 44},
                         "xAxis": {"type": "value", "scale": true, "axisLabel": {"formatter": "percent"}, "name": "events won",
                                   "nameLocation": "middle", "nameGap": 26},
                         "yAxis": {"type": "category", "inverse": true, "data": %s},
                         "series": [
                          {"type": "custom", "renderItem": "band", "data": %s, "encode": {"x": [1, 2], "y": 0},
                           "itemStyle": {"color": "#d9d5c5"}, "silent": true},
                          {"type": "scatter", "symbolSize": 7, "data": %s,
                           "itemStyle": {"color": "#1f4e79", "opacity": 0.6}}]}
                        """, names, bands, rates));
    }

    private Chart winRates() {
        ArrayNode names = Chart.array();
        ArrayNode intervals = Chart.array();
        ArrayNode bands = Chart.array();
        ArrayNode fair = Chart.array();
        ArrayNode rates = Chart.array();
        int at = 0;
        for (String symbol : findings.symbols()) {
            for (Setting setting : findings.settings()) {
                StudyRow row = findings.result(symbol, setting).row();
                if (row.events() >= SurrogateStatistic.WIN_RATE.least()) {
                    BinomialInterval interval = BinomialInterval.of(row.eventsWon(), row.events());
                    names.add(symbol + " · " + setting.name());
                    intervals.add(Chart.array(at, interval.low(), interval.high()));
                    rates.add(Chart.array(row.winRate(), at));
                    fair.add(Chart.array(row.fairWinRate(), at));
                    int place = at;
                    family.find(symbol, setting.name())
                            .map(compared -> compared.value(SurrogateStatistic.WIN_RATE))
                            .ifPresent(value ->
                                    bands.add(Chart.array(place, value.quantile(0.025), value.quantile(0.975))));
                    at++;
                }
            }
        }
        String option = Chart.option("""
                {"tooltip": {}, "legend": {"top": 0, "data": ["win rate", "95 %% interval", "fair null", "surrogates, 95 %%"]},
                 "grid": {"left": 210, "right": 30, "top": 40, "bottom": 40},
                 "xAxis": {"type": "value", "scale": true, "axisLabel": {"formatter": "percent"}, "name": "events won",
                           "nameLocation": "middle", "nameGap": 26},
                 "yAxis": {"type": "category", "inverse": true, "data": %s},
                 "series": [
                  {"name": "surrogates, 95 %%", "type": "custom", "renderItem": "band", "data": %s,
                   "encode": {"x": [1, 2], "y": 0}, "itemStyle": {"color": "#d9d5c5"}, "silent": true},
                  {"name": "95 %% interval", "type": "custom", "renderItem": "interval", "data": %s,
                   "encode": {"x": [1, 2], "y": 0}, "itemStyle": {"color": "#1f4e79"}, "silent": true},
                  {"name": "win rate", "type": "scatter", "symbolSize": 9, "data": %s, "itemStyle": {"color": "#1f4e79"}},
                  {"name": "fair null", "type": "scatter", "symbol": "diamond", "symbolSize": 10, "data": %s,
                   "itemStyle": {"color": "#c8553d"}}]}
                """, names, bands, intervals, rates, fair);
        return new Chart(
                "win-rates",
                "Win rates, their fair null and what surrogates give",
                "A win rate inside the band is what the rule gives on such bars without any edge.",
                90 + 26 * Math.max(1, at),
                option);
    }

    private Optional<Chart> nulls(String symbol) {
        Optional<Compared> found = family.find(symbol, findings.first().name());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode titles = Chart.array();
        ArrayNode grids = Chart.array();
        ArrayNode xAxes = Chart.array();
        ArrayNode yAxes = Chart.array();
        ArrayNode series = Chart.array();
        int at = 0;
        for (SurrogateStatistic statistic : SurrogateStatistic.values()) {
            if (!found.get().tells(statistic)) {
                continue;
            }
            String left = 3 + 24.5 * at + "%";
            titles.addObject()
                    .put("text", statistic.title())
                    .put("left", left)
                    .put("top", 0)
                    .putObject("textStyle")
                    .put("fontSize", 13)
                    .put("fontWeight", "normal");
            grids.addObject()
                    .put("left", left)
                    .put("width", "21%")
                    .put("top", 34)
                    .put("bottom", 26);
            ObjectNode axis = xAxes.addObject()
                    .put("type", "value")
                    .put("gridIndex", at)
                    .put("splitNumber", 3)
                    .put("min", lowest(found.get().value(statistic)))
                    .put("max", highest(found.get().value(statistic)));
            axis.putObject("splitLine").put("show", false);
            axis.putObject("axisLabel")
                    .put("formatter", "short")
                    .put("hideOverlap", true)
                    .put("showMinLabel", false)
                    .put("showMaxLabel", false);
            yAxes.addObject().put("type", "value").put("gridIndex", at).put("show", false);
            series.add(histogram(found.get().value(statistic), at));
            at++;
        }
        String option = Chart.option("""
                {"title": %s, "grid": %s, "xAxis": %s, "yAxis": %s, "series": %s}
                """, titles, grids, xAxes, yAxes, series);
        return Optional.of(new Chart(
                "null-" + symbol.toLowerCase(Locale.ROOT),
                symbol + ": observed against the null",
                family.name() + ", " + findings.first().name() + "; the line is what was observed.",
                170,
                option));
    }

    /** All of it and a margin, so that the observed value is never at the rim; some width where all is one value. */
    private static double lowest(SurrogateValue value) {
        return Math.min(value.observed(), value.quantile(0)) - margin(value);
    }

    private static double highest(SurrogateValue value) {
        return Math.max(value.observed(), value.quantile(1)) + margin(value);
    }

    private static double margin(SurrogateValue value) {
        double range = Math.max(value.observed(), value.quantile(1)) - Math.min(value.observed(), value.quantile(0));
        return range > 0 ? range / BINS : 0.5;
    }

    private static ObjectNode histogram(SurrogateValue value, int at) {
        double[] told =
                Arrays.stream(value.surrogates()).filter(Double::isFinite).toArray();
        double low = lowest(value);
        double width = (highest(value) - low) / BINS;
        double[] counts = new double[BINS];
        for (double one : told) {
            counts[(int) Math.min(BINS - 1, (one - low) / width)]++;
        }
        var series = Chart.object();
        series.put("type", "custom")
                .put("renderItem", "bin")
                .put("xAxisIndex", at)
                .put("yAxisIndex", at)
                .put("silent", true);
        series.putObject("itemStyle").put("color", "#b8b29c");
        ArrayNode data = series.putArray("data");
        for (int bin = 0; bin < BINS; bin++) {
            data.add(Chart.array(low + bin * width, low + (bin + 1) * width, counts[bin]));
        }
        var encode = series.putObject("encode");
        encode.set("x", Chart.array(0, 1));
        encode.put("y", 2);
        var mark = series.putObject("markLine");
        mark.put("symbol", "none").put("silent", true).put("precision", EXACT);
        mark.putObject("lineStyle").put("color", "#c8553d").put("width", 2).put("type", "solid");
        mark.putObject("label").put("show", false);
        mark.putArray("data").addObject().put("xAxis", value.observed());
        return series;
    }
}
