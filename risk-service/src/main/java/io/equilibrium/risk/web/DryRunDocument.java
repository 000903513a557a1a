package io.equilibrium.risk.web;

import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.DenialReason;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a bet: the order that it would be, in E8, or why it would be none, with the number that decides beside
 * its limit.
 */
public record DryRunDocument(
        boolean passes, @Nullable Order order, @Nullable Denial denial) {
    public record Order(Side side, long quantityE8, long limitPriceE8, long takeProfitE8, long stopE8) {}

    public record Denial(DenialReason reason, long value, long limit) {}
}
