package io.equilibrium.domain.pipeline;

import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.window.StepMade;

/** What happens on the road, by the room it happens in. */
public sealed interface RoadEvent {
    /** A level was crossed. */
    record Stepped(StepMade made) implements RoadEvent {}

    /** A bet was opened or resolved, or a series ended. */
    record Signalled(SignalEvent signal) implements RoadEvent {}

    /** Risk approved, denied, or moved its breaker. */
    record Decided(RiskEvent decision) implements RoadEvent {}

    /** The venue answered. */
    record Answered(OrderEvent answer) implements RoadEvent {}
}
