package io.equilibrium.execution.web;

import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.execution.jpa.OrderRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one filled entry holds until its exits have filled; decimals as text. */
public record PositionDocument(
        String orderId,
        String run,
        String symbol,
        Side side,
        String quantity,
        @Nullable String entryPrice,
        @Nullable Instant enteredAt,
        String takeProfit,
        String stop) {
    static PositionDocument of(OrderRow row) {
        Long entryPriceE8 = row.entryPriceE8();
        return new PositionDocument(
                row.getId(),
                row.run(),
                row.symbol(),
                row.side(),
                E8.format(row.heldE8()),
                entryPriceE8 == null ? null : E8.format(entryPriceE8),
                row.enteredAt(),
                E8.format(row.takeProfitE8()),
                E8.format(row.stopE8()));
    }
}
