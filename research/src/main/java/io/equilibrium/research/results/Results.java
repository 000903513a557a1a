package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.BetDrag;
import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.evidence.DragStatistics;
import io.equilibrium.domain.evidence.ExecutionDrag;
import io.equilibrium.domain.evidence.MoneyStatistics;
import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.window.StepMade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the road's events and tells what they come to. Each symbol's events of one kind must come in order; between
 * symbols and kinds any order gives the same rows.
 */
public final class Results {
    private final TradingSettings settings;
    private final Map<String, SymbolTally> symbols = new TreeMap<>();
    private final StudyStatistics study;
    private final MoneyStatistics money = new MoneyStatistics();
    private final ExecutionDrag drag;
    private final DragStatistics drags = new DragStatistics();
    private final List<RiskEvent.BreakerMoved> moves = new ArrayList<>();
    private long warnings;

    public Results(TradingSettings settings) {
        this.settings = settings;
        this.study = new StudyStatistics(settings.terms());
        this.drag = new ExecutionDrag(
                DeniedQuantity.of(settings.risk()),
                settings.risk().entry(),
                settings.paper().fees());
    }

    public void on(RoadEvent event) {
        switch (event) {
            case RoadEvent.Stepped stepped -> on(stepped.made());
            case RoadEvent.Signalled signalled -> on(signalled.signal());
            case RoadEvent.Decided decided -> on(decided.decision());
            case RoadEvent.Answered answered -> on(answered.answer());
        }
    }

    public void on(StepMade made) {
        SymbolTally symbol = of(made.step().symbol());
        symbol.on(made.step());
        symbol.study.on(made);
        symbol.instruments.on(made);
        study.on(made);
    }

    public void on(SignalEvent signal) {
        switch (signal) {
            case SignalEvent.SeriesEnded ended -> {
                of(ended.symbol()).study.on(ended);
                study.on(ended);
            }
            case SignalEvent.BetOpened opened -> {}
            case SignalEvent.BetResolved resolved -> {
                of(resolved.symbol()).on(resolved);
                drag.on(resolved).ifPresent(this::on);
            }
        }
    }

    public void on(RiskEvent decision) {
        switch (decision) {
            case RiskEvent.Approved approved -> {
                of(approved.order().symbol()).money.onApproved();
                money.onApproved();
                drag.on(approved).ifPresent(this::on);
            }
            case RiskEvent.Denied denied -> {
                of(denied.symbol()).money.on(denied);
                money.on(denied);
                drag.on(denied).ifPresent(this::on);
            }
            case RiskEvent.BreakerMoved moved -> moves.add(moved);
            case RiskEvent.LimitNeared neared -> warnings++;
            case RiskEvent.LimitChanged changed -> {}
            case RiskEvent.FlattenOrdered flatten -> {}
            case RiskEvent.EntriesSwitched switched -> {}
        }
    }

    public void on(OrderEvent event) {
        of(event.symbol()).on(event);
        money.on(event);
        drag.on(event).ifPresent(this::on);
    }

    private void on(BetDrag bet) {
        of(bet.symbol()).drags.on(bet);
        drags.on(bet);
    }

    /** What the symbol's tape came to; a later call replaces an earlier one. */
    public void tape(String symbol, TapeCounts counts) {
        of(symbol).tape = counts;
    }

    public void halted(String symbol, Halt halt) {
        of(symbol).halt = halt;
    }

    private SymbolTally of(String symbol) {
        return symbols.computeIfAbsent(symbol, name -> new SymbolTally(name, settings));
    }

    /** One row a symbol, in alphabetical order. */
    public List<SymbolResult> symbols() {
        return symbols.entrySet().stream()
                .map(entry -> entry.getValue().result(hasMoney(entry.getKey())))
                .toList();
    }

    private boolean hasMoney(String symbol) {
        return settings.instruments().find(symbol).isPresent();
    }

    public Total total() {
        symbols.values().forEach(symbol -> symbol.mark(money));
        return new Total(
                symbols.values().stream().map(symbol -> symbol.tape).reduce(TapeCounts.NONE, TapeCounts::plus),
                study.row(),
                symbols.keySet().stream().anyMatch(this::hasMoney) ? Optional.of(money.row()) : Optional.empty(),
                drags.row(),
                settings.risk().startEquityE8(),
                moves,
                warnings);
    }
}
