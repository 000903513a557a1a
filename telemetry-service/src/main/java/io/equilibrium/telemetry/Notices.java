package io.equilibrium.telemetry;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.RiskEvent;

/** Who is told of what matters to a person; telling never blocks and never fails. */
public interface Notices {
    void onMove(RiskEvent.BreakerMoved moved);

    void onWarning(RiskEvent.LimitNeared neared);

    void onLimit(RiskEvent.LimitChanged changed);

    void onFill(OrderEvent.Filled fill);

    void onHalt(String symbol, String reason);

    void onCommand(Command command);

    void onCommand(StrategyCommand command);

    void onCommandAnswered(String commandId, boolean done, String said);

    void onSwitch(EntrySwitch to);

    /** Nobody is told. */
    Notices NONE = new Notices() {
        @Override
        public void onMove(RiskEvent.BreakerMoved moved) {}

        @Override
        public void onWarning(RiskEvent.LimitNeared neared) {}

        @Override
        public void onLimit(RiskEvent.LimitChanged changed) {}

        @Override
        public void onFill(OrderEvent.Filled fill) {}

        @Override
        public void onHalt(String symbol, String reason) {}

        @Override
        public void onCommand(Command command) {}

        @Override
        public void onCommand(StrategyCommand command) {}

        @Override
        public void onCommandAnswered(String commandId, boolean done, String said) {}

        @Override
        public void onSwitch(EntrySwitch to) {}
    };
}
