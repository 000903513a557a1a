package io.equilibrium.execution.web;

import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderState;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.execution.jpa.OrderRow;
import io.equilibrium.execution.jpa.OrderStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bracket as people read it: decimals as text, the venue's times, each leg's state, and what filled if it did. */
public record OrderDocument(
        String orderId,
        String run,
        String symbol,
        Side side,
        OrderStatus status,
        String quantity,
        String held,
        String limitPrice,
        String takeProfit,
        String stop,
        long stepSequence,
        long tradeId,
        Instant decidedAt,
        @Nullable Instant validUntil,
        long breakerEpoch,
        Map<Leg, OrderState> legs,
        @Nullable String reason,
        @Nullable String entryPrice,
        @Nullable Instant enteredAt,
        @Nullable Leg exitLeg,
        @Nullable String exitPrice,
        @Nullable Instant endedAt,
        String fees,
        String funding) {
    static OrderDocument of(OrderRow row) {
        return new OrderDocument(
                row.getId(),
                row.run(),
                row.symbol(),
                row.side(),
                row.status(),
                E8.format(row.quantityE8()),
                E8.format(row.heldE8()),
                E8.format(row.limitPriceE8()),
                E8.format(row.takeProfitE8()),
                E8.format(row.stopE8()),
                row.stepSequence(),
                row.tradeId(),
                row.decidedAt(),
                row.validUntil(),
                row.breakerEpoch(),
                legs(row),
                row.reason(),
                decimal(row.entryPriceE8()),
                row.enteredAt(),
                row.exitLeg(),
                decimal(row.exitPriceE8()),
                row.endedAt(),
                E8.format(row.feesE8()),
                E8.format(row.fundingE8()));
    }

    private static Map<Leg, OrderState> legs(OrderRow row) {
        Map<Leg, OrderState> legs = new EnumMap<>(Leg.class);
        for (Leg leg : Leg.values()) {
            legs.put(leg, row.state(leg));
        }
        return legs;
    }

    private static @Nullable String decimal(@Nullable Long valueE8) {
        return valueE8 == null ? null : E8.format(valueE8);
    }
}
