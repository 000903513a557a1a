package io.equilibrium.domain.evidence;

import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.RiskEvent;
import java.util.EnumMap;
import java.util.Map;

/** One symbol's money: what risk let through, what the venue made of it, and why the rest did not trade. */
public final class MoneyStatistics {
    private final Account account = new Account(0);
    private final Map<DenialReason, Long> denied = new EnumMap<>(DenialReason.class);
    private final Map<ExpiryReason, Long> expired = new EnumMap<>(ExpiryReason.class);
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private long approved;
    private long entered;
    private long takenProfit;
    private long stopped;
    private long flattened;
    private long liquidated;

    /** Takes a price at which open positions are valued. */
    public void mark(String symbol, long priceE8) {
        account.mark(symbol, priceE8);
    }

    public void onApproved() {
        approved++;
    }

    public void on(RiskEvent.Denied denial) {
        denied.merge(denial.reason(), 1L, Long::sum);
    }

    public void on(OrderEvent event) {
        switch (event) {
            case OrderEvent.Filled filled -> onFill(filled);
            case OrderEvent.Expired late -> expired.merge(late.reason(), 1L, Long::sum);
            case OrderEvent.Rejected refused -> rejected.merge(refused.reason(), 1L, Long::sum);
            case OrderEvent.Accepted accepted -> {}
            case OrderEvent.Cancelled cancelled -> {}
            case OrderEvent.Funded funded -> account.on(funded);
        }
    }

    private void onFill(OrderEvent.Filled fill) {
        account.on(fill);
        if (fill.leg() != Leg.ENTRY && !fill.completesLeg()) {
            return;
        }
        switch (fill.leg()) {
            case ENTRY -> entered++;
            case TAKE_PROFIT -> takenProfit++;
            case STOP -> stopped++;
            case FLATTEN -> flattened++;
            case LIQUIDATION -> liquidated++;
        }
    }

    public MoneyRow row() {
        return new MoneyRow(
                approved,
                Map.copyOf(denied),
                Map.copyOf(expired),
                Map.copyOf(rejected),
                entered,
                takenProfit,
                stopped,
                flattened,
                liquidated,
                account.positions().size(),
                account.feesE8(),
                account.fundingE8(),
                account.realisedE8(),
                account.equityE8());
    }
}
