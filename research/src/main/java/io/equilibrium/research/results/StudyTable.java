package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.BinomialInterval;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.research.study.StudyRun;
import java.util.ArrayList;
import java.util.List;

/** What the study's own rule comes to, with its look-ahead or without, beside the other of the two. */
public record StudyTable(List<String> reading, boolean lookahead, StudyRun run, StudyRun other) {
    public StudyTable {
        reading = List.copyOf(reading);
    }

    /** As text. */
    public String text() {
        List<String> text = new ArrayList<>(List.of(
                "The original study's own rule, for comparison only: nothing trades by it.",
                "",
                "Look-ahead " + word(lookahead)
                        + ": a bar is sized by "
                        + (lookahead
                                ? "the two-hour row that it lies in, whose high, low and close lie in its future."
                                : "the last two-hour row that had closed."),
                ""));
        text.addAll(reading);
        text.add("");
        text.add(table());
        text.add(
                "fair null   as prices stood at the closes of the steps' bars; steps are known only then, and are not tradable");
        text.add(
                "break-even  the mean share of bets that must be won to pay for fees and slippage; compare with bets won");
        text.add("A win rate on bars is not evidence alone: ./equilibrium report sets it beside surrogates.");
        return String.join("\n", text) + "\n";
    }

    private String table() {
        TextTable table = new TextTable(List.of(
                "asset",
                "events",
                "win rate",
                "95 % interval",
                "fair null",
                "net edge",
                "look-ahead " + word(!lookahead) + "\nwin rate (fair)",
                "bets",
                "bets\nwon",
                "break-even\nwith fees"));
        run.bySymbol().keySet().stream()
                .sorted()
                .forEach(symbol -> table.row(cells(symbol, run.row(symbol), other.row(symbol))));
        if (run.bySymbol().size() > 1) {
            table.rule();
            table.row(cells("all", run.total(), other.total()));
        }
        return table.render();
    }

    private static List<String> cells(String name, StudyRow row, StudyRow beside) {
        return List.of(
                name,
                Figures.count(row.events()),
                Figures.percent(row.winRate()),
                interval(row),
                Figures.percent(row.fairWinRate()),
                Figures.signedPercent(row.netEdge()),
                Figures.percent(beside.winRate()) + " (" + Figures.percent(beside.fairWinRate()) + ")",
                Figures.count(row.bets()),
                row.bets() == 0 ? Figures.NONE : Figures.percent(row.betsWon() / (double) row.bets()),
                Figures.percent(row.breakEvenWinRate()));
    }

    private static String interval(StudyRow row) {
        if (row.events() == 0) {
            return Figures.NONE;
        }
        BinomialInterval interval = BinomialInterval.of(row.eventsWon(), row.events());
        return Figures.percent(interval.low()) + " to " + Figures.percent(interval.high());
    }

    /** As a JSON array with one object a symbol. */
    public String json() {
        return ResultsJson.array(array -> run.bySymbol().keySet().stream()
                .sorted()
                .forEach(symbol -> {
                    var object = array.addObject();
                    object.put("symbol", symbol).put("rule", "study").put("lookahead", lookahead);
                    ResultsJson.study(object, run.row(symbol));
                    ResultsJson.study(object.putObject("lookahead" + (lookahead ? "Off" : "On")), other.row(symbol));
                }));
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }
}
