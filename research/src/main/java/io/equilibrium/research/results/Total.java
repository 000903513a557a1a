package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.Tier;
import java.util.Optional;

/**
 * All symbols as one: their study together, the one account's money in E8 (none where no symbol has instrument filters),
 * the bets' drag, and how its breaker moved.
 */
public record Total(
        TapeCounts tape,
        StudyRow study,
        Optional<MoneyRow> money,
        DragRow drag,
        long startEquityE8,
        long breakerMoves,
        Optional<BreakerMoved> lastBreakerMove) {
    public Tier tier() {
        return lastBreakerMove.map(BreakerMoved::to).orElse(Tier.NORMAL);
    }

    /** Start equity and net profit. */
    public long equityE8() {
        return startEquityE8 + money.map(MoneyRow::netPnlE8).orElse(0L);
    }
}
