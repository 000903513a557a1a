package io.equilibrium.research.report;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Regime;
import io.equilibrium.domain.window.WindowStatistics;
import io.equilibrium.research.surrogate.BarHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Charts of one symbol's last steps. */
final class StepCharts {
    private final Findings findings;
    private final String symbol;
    private final List<StepSignals> steps;

    StepCharts(Findings findings, String symbol, SymbolView view) {
        this.findings = findings;
        this.symbol = symbol;
        this.steps = view.last();
    }

    List<Chart> all() {
        return steps.size() < 2 ? List.of() : List.of(price(), entropy());
    }

    private String id(String what) {
        return what + "-" + symbol.toLowerCase(Locale.ROOT);
    }

    private Chart price() {
        ArrayNode levels = Chart.array();
        ArrayNode areas = Chart.array();
        for (StepSignals said : steps) {
            Step step = said.made().step();
            levels.add(point(step.timeMicros(), E8.toDouble(step.levelE8())));
            for (SignalEvent signal : said.signals()) {
                if (signal instanceof SeriesEnded ended) {
                    areas.add(area(
                            ended.bets().getFirst().bet().decidedAt().timeMicros(),
                            ended.timeMicros(),
                            ended.won() ? "rgba(138,154,91,0.25)" : "rgba(200,85,61,0.18)"));
                }
            }
        }
        return new Chart(
                id("price"),
                symbol + ": price, step levels and series",
                "The last " + steps.size() + " steps along " + findings.first().name() + ", "
                        + day(steps.getFirst()) + " to " + day(steps.getLast())
                        + ". Stretches are series of bets: green, won; red, lost.",
                300,
                Chart.option("""
                        {"tooltip": {"trigger": "axis"}, "legend": {"top": 0},
                         "grid": {"left": 80, "right": 30, "top": 40, "bottom": 40},
                         "xAxis": %s, "yAxis": {"type": "value", "scale": true},
                         "series": [
                          {"name": "price", "type": "line", "showSymbol": false, "data": %s, "itemStyle": {"color": "#8a8570"},
                           "lineStyle": {"width": 1}},
                          {"name": "level", "type": "line", "step": "end", "showSymbol": false, "data": %s,
                           "itemStyle": {"color": "#1f4e79"}, "lineStyle": {"width": 1.5},
                           "markArea": {"silent": true, "data": %s}}]}
                        """, timeAxis(), closes(), levels, areas));
    }

    private static String day(StepSignals said) {
        long seconds = said.made().step().timeMicros() / 1_000_000;
        return Instant.ofEpochSecond(seconds).toString().substring(0, "2024-01-01".length());
    }

    private ArrayNode closes() {
        ArrayNode closes = Chart.array();
        long from = steps.getFirst().made().step().timeMicros();
        long to = steps.getLast().made().step().timeMicros();
        BarHistory history = findings.histories().get(symbol);
        if (history == null) {
            steps.forEach(said -> closes.add(point(
                    said.made().step().timeMicros(),
                    E8.toDouble(said.made().step().priceE8()))));
            return closes;
        }
        long length = history.length().toMillis() * 1_000;
        for (Bar bar : history.bars()) {
            if (bar.openTimeMicros() + length > from && bar.openTimeMicros() <= to) {
                closes.add(point(bar.openTimeMicros() + length, E8.toDouble(bar.closeE8())));
            }
        }
        return closes;
    }

    private Chart entropy() {
        ArrayNode entropy = Chart.array();
        ArrayNode drift = Chart.array();
        ArrayNode areas = Chart.array();
        Regime open = Regime.EQUILIBRIUM;
        long since = 0;
        List<StepSignals> told = new ArrayList<>(steps);
        for (StepSignals said : told) {
            WindowStatistics window = said.made().window();
            long time = said.made().step().timeMicros();
            Regime regime = window == null ? Regime.EQUILIBRIUM : window.regime();
            if (window != null) {
                entropy.add(point(time, window.entropy()));
                drift.add(point(time, window.drift()));
            }
            if (regime != open) {
                shade(areas, open, since, time);
                open = regime;
                since = time;
            }
        }
        shade(areas, open, since, told.getLast().made().step().timeMicros());
        return new Chart(
                id("entropy"),
                symbol + ": rolling entropy and drift",
                "Of the window at each of these steps. Shaded: green a trend, red chop.",
                240,
                Chart.option("""
                        {"tooltip": {"trigger": "axis"}, "legend": {"top": 0},
                         "grid": {"left": 80, "right": 60, "top": 40, "bottom": 40}, "xAxis": %s,
                         "yAxis": [{"type": "value", "name": "bits", "max": 1, "scale": true},
                                   {"type": "value", "name": "drift", "splitLine": {"show": false}}],
                         "series": [
                          {"name": "entropy", "type": "line", "showSymbol": false, "data": %s,
                           "itemStyle": {"color": "#1f4e79"}, "lineStyle": {"width": 1.5},
                           "markArea": {"silent": true, "data": %s}},
                          {"name": "drift", "type": "line", "yAxisIndex": 1, "showSymbol": false, "data": %s,
                           "itemStyle": {"color": "#c8553d"}, "lineStyle": {"width": 1}}]}
                        """, timeAxis(), entropy, areas, drift));
    }

    private static void shade(ArrayNode areas, Regime regime, long from, long to) {
        switch (regime) {
            case TREND -> areas.add(area(from, to, "rgba(138,154,91,0.25)"));
            case CHOP -> areas.add(area(from, to, "rgba(200,85,61,0.18)"));
            case EQUILIBRIUM -> {}
        }
    }

    private static ArrayNode area(long from, long to, String color) {
        ArrayNode area = Chart.array();
        ObjectNode begin = area.addObject().put("xAxis", from / 1_000);
        begin.putObject("itemStyle").put("color", color);
        area.addObject().put("xAxis", to / 1_000);
        return area;
    }

    /** Dates that say their month, since it begins anywhere in one. */
    private static ObjectNode timeAxis() {
        ObjectNode axis = Chart.object().put("type", "time");
        axis.putObject("axisLabel")
                .put("hideOverlap", true)
                .putObject("formatter")
                .put("year", "{yyyy}")
                .put("month", "{d} {MMM}")
                .put("day", "{d} {MMM}")
                .put("hour", "{d} {MMM} {HH}:{mm}")
                .put("minute", "{d} {MMM} {HH}:{mm}")
                .put("second", "{HH}:{mm}:{ss}");
        return axis;
    }

    private static ArrayNode point(long micros, double value) {
        return Chart.array(Math.floor(micros / 1e3), value);
    }
}
