package io.equilibrium.execution;

import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEvent;
import java.util.List;
import java.util.Optional;

/** What made a market's breaker kill. */
public enum Killing {
    STEP,
    MARK,
    FILL;

    /** Of the market's first kill in the pipeline; empty when there is none while positions are open. */
    public static Optional<Killing> in(List<Tick> ticks, TradingSettings settings) {
        TradingPipeline pipeline = new TradingPipeline(settings);
        for (Tick tick : ticks) {
            List<RoadEvent> events = pipeline.on(tick);
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) instanceof RoadEvent.Decided(RiskEvent.FlattenOrdered _)) {
                    return Optional.of(before(events.subList(0, i)));
                }
            }
        }
        return Optional.empty();
    }

    // Breakers' moves and warnings lie between the two.
    private static Killing before(List<RoadEvent> events) {
        for (RoadEvent event : events.reversed()) {
            if (!(event instanceof RoadEvent.Decided(RiskEvent.BreakerMoved _))
                    && !(event instanceof RoadEvent.Decided(RiskEvent.LimitNeared _))) {
                return after(event);
            }
        }
        return MARK;
    }

    // A mark is judged when the steps of its tick, their signals and what was decided on those are done.
    private static Killing after(RoadEvent before) {
        return switch (before) {
            case RoadEvent.Stepped _ -> STEP;
            case RoadEvent.Answered _ -> FILL;
            case RoadEvent.Signalled _, RoadEvent.Decided _ -> MARK;
        };
    }
}
