package io.equilibrium.domain.evidence;

import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.risk.DenialReason;
import java.util.Map;

/**
 * One symbol's orders and money, E8: approved, denied, expired and rejected bets, entries and exits, positions still
 * open, fees, funding (below 0 where more was paid than received), realised profit before both, and net profit =
 * realised - fees + funding + open positions at the last mark.
 */
public record MoneyRow(
        long approved,
        Map<DenialReason, Long> denied,
        Map<ExpiryReason, Long> expired,
        Map<RejectReason, Long> rejected,
        long entered,
        long takenProfit,
        long stopped,
        long flattened,
        long liquidated,
        long openPositions,
        long feesE8,
        long fundingE8,
        long realisedE8,
        long netPnlE8) {
    /** What the positions still open are worth at the last mark. */
    public long openE8() {
        return netPnlE8 - realisedE8 + feesE8 - fundingE8;
    }
}
