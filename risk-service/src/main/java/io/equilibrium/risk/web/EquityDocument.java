package io.equilibrium.risk.web;

import io.equilibrium.domain.order.Side;
import java.util.List;

/** The account's money in E8: cash = start + realised - fees + funding, and equity with what is open at its last marks. */
public record EquityDocument(
        long startE8,
        long realisedE8,
        long feesE8,
        long fundingE8,
        long cashE8,
        long unrealisedE8,
        long equityE8,
        List<Position> positions) {
    public EquityDocument {
        positions = List.copyOf(positions);
    }

    public record Position(String orderId, String symbol, Side side, long quantityE8, long entryPriceE8) {}
}
