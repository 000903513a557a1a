package io.equilibrium.research.report;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Charts of the account. */
final class MoneyCharts {
    private static final int MOST_MOVES = 60;

    private final Findings findings;
    private final BreakerSettings breaker;

    MoneyCharts(Findings findings, BreakerSettings breaker) {
        this.findings = findings;
        this.breaker = breaker;
    }

    List<Chart> all() {
        List<Chart> charts = new ArrayList<>();
        MoneyResult money = findings.money().get(findings.first().name());
        if (money != null && !money.equity().isEmpty()) {
            charts.add(equity(money));
            charts.add(drawdown());
            charts.add(drag(money));
        }
        return charts;
    }

    private Chart equity(MoneyResult money) {
        ArrayNode with = Chart.array();
        ArrayNode without = Chart.array();
        ArrayNode lived = Chart.array();
        money.equity().forEach(point -> {
            with.add(point(point.timeMicros(), point.equity()));
            without.add(point(point.timeMicros(), point.beforeFees()));
        });
        findings.lived().equity().forEach(point -> lived.add(point(point.timeMicros(), point.equity())));
        return new Chart(
                "equity",
                "Equity",
                "Along " + findings.first().name()
                        + ". The breaker set aside, every bet trades on, with fees and as if there were none; with the"
                        + " breaker in play, the account as it would have been.",
                330,
                Chart.option("""
                        {"tooltip": {"trigger": "axis"}, "legend": {"top": 0},
                         "grid": {"left": 80, "right": 30, "top": 40, "bottom": 40},
                         "xAxis": {"type": "time"}, "yAxis": {"type": "value", "scale": true, "name": "USDT"},
                         "series": [
                          {"name": "before fees", "type": "line", "showSymbol": false, "data": %s, "lineStyle": {"width": 1.5},
                           "itemStyle": {"color": "#8a9a5b"}},
                          {"name": "after fees", "type": "line", "showSymbol": false, "data": %s, "lineStyle": {"width": 1.5},
                           "itemStyle": {"color": "#1f4e79"}},
                          {"name": "with the breaker", "type": "line", "showSymbol": false, "data": %s,
                           "lineStyle": {"width": 1.5}, "itemStyle": {"color": "#c8553d"}}]}
                        """, without, with, lived));
    }

    private Chart drawdown() {
        ArrayNode data = Chart.array();
        double peak = Double.NEGATIVE_INFINITY;
        for (MoneyResult.Point point : findings.lived().equity()) {
            peak = Math.max(peak, point.equity());
            data.add(point(point.timeMicros(), point.equity() / peak - 1));
        }
        ArrayNode marks = Chart.array();
        tier(marks, "REDUCED", breaker.drawdownE8(Tier.REDUCED));
        tier(marks, "HALTED", breaker.drawdownE8(Tier.HALTED));
        tier(marks, "KILLED", breaker.drawdownE8(Tier.KILLED));
        List<BreakerMoved> moves = findings.lived().moves().stream()
                .filter(move -> move.scope().equals(Scope.ACCOUNT))
                .toList();
        moves.stream().limit(MOST_MOVES).forEach(move -> {
            ObjectNode mark = marks.addObject().put("xAxis", move.timeMicros() / 1_000);
            mark.putObject("lineStyle").put("color", "#b8b29c").put("type", "dotted");
            mark.putObject("label").put("show", false);
        });
        return new Chart(
                "drawdown",
                "Drawdown and the breaker's tiers",
                "With the breaker in play. At the first step of each day; dotted, the breaker's moves"
                        + (moves.size() > MOST_MOVES ? ", the first " + MOST_MOVES + " of " + moves.size() : "") + ".",
                280,
                Chart.option("""
                        {"tooltip": {"trigger": "axis"}, "grid": {"left": 80, "right": 90, "top": 30, "bottom": 40},
                         "xAxis": {"type": "time"},
                         "yAxis": {"type": "value", "max": 0, "axisLabel": {"formatter": "percent"}},
                         "series": [{"type": "line", "showSymbol": false, "areaStyle": {"opacity": 0.25}, "data": %s,
                           "itemStyle": {"color": "#c8553d"}, "lineStyle": {"width": 1},
                           "markLine": {"symbol": "none", "silent": true, "precision": 12, "data": %s}}]}
                        """, data, marks));
    }

    private static void tier(ArrayNode marks, String name, long drawdownE8) {
        ObjectNode mark = marks.addObject().put("yAxis", -E8.toDouble(drawdownE8));
        mark.putObject("lineStyle").put("color", "#1f4e79").put("type", "dashed");
        mark.putObject("label").put("formatter", name).put("fontSize", 10);
    }

    private Chart drag(MoneyResult money) {
        ArrayNode series = Chart.array();
        for (String symbol : findings.views().keySet()) {
            DragRow drag = money.drag(symbol);
            ObjectNode one = series.addObject().put("name", symbol).put("type", "bar");
            one.set(
                    "data",
                    Chart.array(
                            E8.toDouble(drag.statisticalE8()),
                            -E8.toDouble(drag.parts().feeE8()),
                            -E8.toDouble(drag.parts().spreadE8()),
                            -E8.toDouble(drag.parts().latencyE8()),
                            -E8.toDouble(drag.parts().slippageE8()),
                            -E8.toDouble(drag.parts().fundingE8()),
                            -E8.toDouble(drag.parts().partedE8()),
                            -E8.toDouble(drag.parts().skippedE8()),
                            -E8.toDouble(drag.parts().carriedE8()),
                            E8.toDouble(drag.filledE8())));
        }
        return new Chart(
                "drag",
                "From paper to fills",
                "Along " + findings.first().name() + ", USDT over all bets: what they made on paper, what each part of"
                        + " trading did to it, what was left.",
                300,
                Chart.option("""
                        {"tooltip": {"trigger": "axis"}, "legend": {"top": 0},
                         "grid": {"left": 80, "right": 30, "top": 40, "bottom": 40},
                         "xAxis": {"type": "category", "data": ["on paper", "fees", "spread", "latency", "slippage", "funding",
                          "parted", "skipped", "carried", "as filled"]},
                         "yAxis": {"type": "value", "name": "USDT"}, "series": %s}
                        """, series));
    }

    private static ArrayNode point(long micros, double value) {
        return Chart.array(Math.floor(micros / 1e3), value);
    }
}
