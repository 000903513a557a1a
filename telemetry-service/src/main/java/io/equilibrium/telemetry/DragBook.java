package io.equilibrium.telemetry;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.evidence.BetDrag;
import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.DragStatistics;
import io.equilibrium.domain.evidence.ExecutionDrag;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import java.util.Optional;

/** One run's bets as they were on paper and as they were filled; by the same rule as the backtest. */
public final class DragBook {
    private final DeniedQuantity denied;
    private final EntryStyle entry;
    private final FeeTier fees;
    private ExecutionDrag drag;
    private DragStatistics sums = new DragStatistics();

    public DragBook(DeniedQuantity denied, EntryStyle entry, FeeTier fees) {
        this.denied = denied;
        this.entry = entry;
        this.fees = fees;
        this.drag = new ExecutionDrag(denied, entry, fees);
    }

    void startRun() {
        drag = new ExecutionDrag(denied, entry, fees);
        sums = new DragStatistics();
    }

    Optional<BetDrag> on(BetResolved resolved) {
        return took(drag.on(resolved));
    }

    Optional<BetDrag> on(RiskEvent.Approved approved) {
        return took(drag.on(approved));
    }

    Optional<BetDrag> on(RiskEvent.Denied denial) {
        return took(drag.on(denial));
    }

    Optional<BetDrag> on(OrderEvent event) {
        return took(drag.on(event));
    }

    private Optional<BetDrag> took(Optional<BetDrag> bet) {
        bet.ifPresent(sums::on);
        return bet;
    }

    DragRow row() {
        return sums.row();
    }
}
