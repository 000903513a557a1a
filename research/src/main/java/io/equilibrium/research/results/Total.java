package io.equilibrium.research.results;

import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.StudyRow;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import java.util.List;
import java.util.Optional;

/**
 * All symbols as one: their study together, the one account's money in E8 (none where no symbol has instrument filters),
 * the bets' drag, how breakers moved, and how often a limit came near.
 */
public record Total(
        TapeCounts tape,
        StudyRow study,
        Optional<MoneyRow> money,
        DragRow drag,
        long startEquityE8,
        List<BreakerMoved> breakerMoves,
        long warnings) {
    public Total {
        breakerMoves = List.copyOf(breakerMoves);
    }

    /** The account's. */
    public Tier tier() {
        return lastMove(Scope.ACCOUNT).map(BreakerMoved::to).orElse(Tier.NORMAL);
    }

    Optional<BreakerMoved> lastMove(Scope scope) {
        return breakerMoves.stream().filter(move -> move.scope().equals(scope)).reduce((before, after) -> after);
    }

    /** The scopes whose breakers moved, the account's first. */
    List<Scope> moved() {
        return breakerMoves.stream()
                .map(BreakerMoved::scope)
                .distinct()
                .sorted()
                .toList();
    }

    long moves(Scope scope) {
        return breakerMoves.stream().filter(move -> move.scope().equals(scope)).count();
    }

    /** Start equity and net profit. */
    public long equityE8() {
        return startEquityE8 + money.map(MoneyRow::netPnlE8).orElse(0L);
    }
}
