package io.equilibrium.telemetry;

import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;

/** Who is told of what matters to a person; telling never blocks and never fails. */
public interface Notices {
    void onMove(RiskEvent.BreakerMoved moved);

    void onFill(OrderEvent.Filled fill);

    void onHalt(String symbol, String reason);

    /** Nobody is told. */
    Notices NONE = new Notices() {
        @Override
        public void onMove(RiskEvent.BreakerMoved moved) {}

        @Override
        public void onFill(OrderEvent.Filled fill) {}

        @Override
        public void onHalt(String symbol, String reason) {}
    };
}
