package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.gate.GateReading;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as a JSON array with one object a symbol; what cannot be said is null. */
public final class ResultsJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Report report;

    private ResultsJson(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        ResultsJson json = new ResultsJson(report);
        return array(array -> report.symbols().forEach(symbol -> array.add(json.object(symbol))));
    }

    static String array(Consumer<ArrayNode> elements) {
        ArrayNode array = JSON.createArrayNode();
        elements.accept(array);
        return JSON.writeValueAsString(array) + "\n";
    }

    private ObjectNode object(SymbolResult symbol) {
        ObjectNode object = JSON.createObjectNode();
        object.put("symbol", symbol.symbol());
        object.put("ticks", symbol.tape().ticks());
        object.put("duplicates", symbol.tape().duplicates());
        object.put("segments", symbol.tape().segments());
        study(object, symbol.study());
        money(object, symbol);
        drag(object, symbol.drag());
        symbol.gate().ifPresent(gate -> gate(object, gate, symbol.symbol()));
        object.put("breaker", report.total().tier().name());
        symbol.halt()
                .ifPresentOrElse(
                        halt -> object.putObject("halted")
                                .put("tradeId", halt.tradeId())
                                .put("timeMicros", halt.timeMicros()),
                        () -> object.putNull("halted"));
        paths(object, symbol.symbol());
        InstrumentJson.put(object, symbol.tables());
        object.put("digest", report.digest().hex());
        return object;
    }

    private void gate(ObjectNode object, GateReading gate, String symbol) {
        object.putObject("gate")
                .put("stage", gate.stage().name())
                .put("evidence", gate.evidence())
                .put("lostEdge", gate.lostEdge())
                .put("attempt", gate.attempt())
                .put("bets", gate.bets())
                .put("selected", report.selected().contains(symbol));
    }

    static void study(ObjectNode object, StudyRow row) {
        object.put("steps", row.steps());
        object.put("gapSteps", row.gapSteps());
        object.put("behaviourBits", row.behaviourBits());
        object.put("continuations", row.continuations());
        number(object, "fairContinuations", row.fairContinuations());
        events(object, row);
        object.put("bets", row.bets());
        object.put("betsWon", row.betsWon());
        number(object, "fairBetsWon", row.fairBetsWon());
        number(object, "betZ", row.betZ());
        object.put("tradableBets", row.tradableBets());
        number(object, "breakEvenWinRate", row.breakEvenWinRate());
    }

    private static void events(ObjectNode object, StudyRow row) {
        object.put("events", row.events());
        object.put("eventsWon", row.eventsWon());
        number(object, "winRate", row.winRate());
        number(object, "netEdge", row.netEdge());
        number(object, "fairWinRate", row.fairWinRate());
    }

    private static void number(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.putNull(name);
        }
    }

    private static void money(ObjectNode object, SymbolResult symbol) {
        if (symbol.money().isPresent()) {
            money(object, symbol.money().get());
        } else {
            object.putNull("feesE8")
                    .putNull("fundingE8")
                    .putNull("netPnlE8")
                    .putNull("realisedE8")
                    .putNull("orders");
        }
        object.put("moneyNote", symbol.moneyNote().orElse(null));
    }

    private static void money(ObjectNode object, MoneyRow row) {
        object.put("feesE8", row.feesE8());
        object.put("fundingE8", row.fundingE8());
        object.put("netPnlE8", row.netPnlE8());
        object.put("realisedE8", row.realisedE8());
        ObjectNode orders = object.putObject("orders");
        orders.put("approved", row.approved());
        counts(orders.putObject("denied"), row.denied());
        counts(orders.putObject("expired"), row.expired());
        counts(orders.putObject("rejected"), row.rejected());
        orders.put("entered", row.entered());
        orders.put("takenProfit", row.takenProfit());
        orders.put("stopped", row.stopped());
        orders.put("flattened", row.flattened());
        orders.put("liquidated", row.liquidated());
        orders.put("openPositions", row.openPositions());
    }

    private static void drag(ObjectNode object, DragRow row) {
        ObjectNode drag = object.putObject("drag");
        drag.put("bets", row.bets());
        drag.put("traded", row.traded());
        drag.put("statisticalE8", row.statisticalE8());
        drag.put("feeE8", row.parts().feeE8());
        drag.put("spreadE8", row.parts().spreadE8());
        drag.put("latencyE8", row.parts().latencyE8());
        drag.put("slippageE8", row.parts().slippageE8());
        drag.put("fundingE8", row.parts().fundingE8());
        drag.put("partedE8", row.parts().partedE8());
        drag.put("skippedE8", row.parts().skippedE8());
        drag.put("carriedE8", row.parts().carriedE8());
        drag.put("filledE8", row.filledE8());
        ObjectNode skipped = drag.putObject("skipped");
        new TreeMap<>(row.skipped())
                .forEach((why, bets) ->
                        skipped.putObject(why).put("bets", bets.bets()).put("statisticalE8", bets.statisticalE8()));
    }

    private static <E extends Enum<E>> void counts(ObjectNode object, Map<E, Long> counts) {
        new TreeMap<>(counts).forEach((reason, count) -> object.put(reason.name(), count));
    }

    private void paths(ObjectNode object, String symbol) {
        object.put("path", report.path().map(ReportNotes::word).orElse(null));
        ObjectNode others = object.putObject("otherPaths");
        report.otherPaths().forEach(other -> {
            StudyRow row = other.bySymbol().get(symbol);
            if (row != null) {
                events(others.putObject(ReportNotes.word(other.path())), row);
            }
        });
    }
}
