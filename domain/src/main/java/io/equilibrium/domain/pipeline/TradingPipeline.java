package io.equilibrium.domain.pipeline;

import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent.Answered;
import io.equilibrium.domain.pipeline.RoadEvent.Decided;
import io.equilibrium.domain.pipeline.RoadEvent.Signalled;
import io.equilibrium.domain.pipeline.RoadEvent.Stepped;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The road of a tick: steps, signals, risk, mark, venue, and back to risk; ticks of all symbols in event-time order. */
public final class TradingPipeline {
    private final TradingSettings settings;
    private final Map<String, StrategyEngine> strategies = new TreeMap<>();
    private final Map<String, MarkSampler> samplers = new HashMap<>();
    private final RiskEngine risk;
    private final SimulatedVenue venue;
    private final List<RoadEvent> happened = new ArrayList<>();

    public TradingPipeline(TradingSettings settings) {
        this.settings = settings;
        this.risk = new RiskEngine(settings.risk(), settings.instruments());
        this.venue = new SimulatedVenue(settings.paper(), settings.instruments());
    }

    /** What the event makes happen, in order. */
    public List<RoadEvent> on(MarketEvent event) {
        return switch (event) {
            case Tick tick -> on(tick);
            case Funding funding -> on(funding);
        };
    }

    /** What the funding makes happen, in order. */
    public List<RoadEvent> on(Funding funding) {
        answered(venue.on(funding));
        return happened();
    }

    /** What the tick makes happen, in order. */
    public List<RoadEvent> on(Tick tick) {
        List<StepSignals> steps = strategy(tick.symbol()).on(tick);
        // Most ticks make nothing happen, and then no iterator either.
        if (!steps.isEmpty()) {
            steps.forEach(this::onStep);
        }
        MarkSampler sampler = sampler(tick.symbol());
        if (sampler.isMark(tick)) {
            decided(risk.on(sampler.mark(tick)));
        }
        List<OrderEvent> answers = venue.on(tick);
        if (!answers.isEmpty()) {
            answered(answers);
        }
        return happened();
    }

    private List<RoadEvent> happened() {
        if (happened.isEmpty()) {
            return List.of();
        }
        List<RoadEvent> events = List.copyOf(happened);
        happened.clear();
        return events;
    }

    private void onStep(StepSignals step) {
        happened.add(new Stepped(step.made()));
        decided(risk.on(step.made()));
        for (SignalEvent signal : step.signals()) {
            happened.add(new Signalled(signal));
            if (signal instanceof SignalEvent.BetOpened opened) {
                decided(List.of(risk.on(opened)));
            }
        }
    }

    private void decided(List<RiskEvent> decisions) {
        for (RiskEvent decision : decisions) {
            happened.add(new Decided(decision));
            switch (decision) {
                case RiskEvent.Approved approved -> answered(venue.on(approved.order()));
                case RiskEvent.FlattenOrdered flatten -> flatten(flatten);
                case RiskEvent.Denied denied -> {}
                case RiskEvent.EntriesSwitched switched -> {}
                case RiskEvent.BreakerMoved moved -> {}
                case RiskEvent.LimitNeared neared -> {}
                case RiskEvent.LimitChanged changed -> {}
            }
        }
    }

    private void flatten(RiskEvent.FlattenOrdered flatten) {
        for (String symbol : strategies.keySet()) {
            if (flatten.isOf(symbol)) {
                answered(venue.flatten(symbol, flatten.timeMicros(), flatten.epoch()));
            }
        }
    }

    private MarkSampler sampler(String symbol) {
        MarkSampler sampler = samplers.get(symbol);
        if (sampler == null) {
            sampler = new MarkSampler(settings.markInterval());
            samplers.put(symbol, sampler);
        }
        return sampler;
    }

    private void answered(List<OrderEvent> answers) {
        for (OrderEvent answer : answers) {
            happened.add(new Answered(answer));
            decided(risk.on(answer));
        }
    }

    private StrategyEngine strategy(String symbol) {
        StrategyEngine engine = strategies.get(symbol);
        if (engine == null) {
            engine = new StrategyEngine(symbol, settings.strategyOf(symbol));
            strategies.put(symbol, engine);
        }
        return engine;
    }

    /** One symbol's strategy as it stands. */
    public StrategyEngine strategyOf(String symbol) {
        return strategy(symbol);
    }

    public RiskEngine risk() {
        return risk;
    }
}
