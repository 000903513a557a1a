package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.marketdata.MarketData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened on the road to one symbol, stage by stage, in order: the shape in which two runtimes are compared. */
record RoadEvents(
        List<StepMade> steps,
        List<SignalEvent> signals,
        List<RiskEvent> approved,
        List<RiskEvent> denied,
        List<OrderEvent> answers) {
    private RoadEvents() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** What the pipeline makes of a market in one process. */
    static Map<String, RoadEvents> ofPipeline(MarketData market, TradingSettings settings) {
        Map<String, RoadEvents> all = new TreeMap<>();
        TradingPipeline pipeline = new TradingPipeline(settings);
        market.forEach((Tick tick) -> {
            RoadEvents events = all.computeIfAbsent(tick.symbol(), symbol -> new RoadEvents());
            pipeline.on(tick).forEach(events::on);
        });
        return all;
    }

    private void on(RoadEvent event) {
        switch (event) {
            case RoadEvent.Stepped stepped -> steps.add(stepped.made());
            case RoadEvent.Signalled signalled -> signals.add(signalled.signal());
            case RoadEvent.Answered answered -> answers.add(answered.answer());
            case RoadEvent.Decided decided -> {
                switch (decided.decision()) {
                    case RiskEvent.Approved order -> approved.add(order);
                    case RiskEvent.Denied denial -> denied.add(denial);
                    case RiskEvent.BreakerMoved moved -> throw new AssertionError("limits were reached: " + moved);
                    case RiskEvent.FlattenOrdered flatten -> throw new AssertionError("limits were reached");
                }
            }
        }
    }

    /** Takes what a service said. */
    static void add(Map<String, RoadEvents> all, Message message) {
        RoadEvents events = all.computeIfAbsent(message.key(), symbol -> new RoadEvents());
        switch (message) {
            case Message.Stepped stepped -> events.steps.add(stepped.made());
            case Message.Signalled signalled -> events.signals.add(signalled.event());
            case Message.Approved order -> events.approved.add(new RiskEvent.Approved(order.order()));
            case Message.Denied denial -> events.denied.add(denial.denial());
            case Message.Answered answered -> events.answers.add(answered.event());
            case Message.BreakerMoved moved -> throw new AssertionError("limits were reached: " + moved);
            case Message.Flatten flatten -> throw new AssertionError("limits were reached");
            case Message.SymbolHalted halted -> throw new AssertionError(halted);
            case Message.RunStarted started -> {}
            case Message.Progress progress -> {}
            case Message.RunEnded ended -> {}
        }
    }
}
