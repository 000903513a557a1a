package io.equilibrium.risk.account;

import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.Tier;
import java.util.List;

/** What is readable of an account beside its totals: every scope's breaker, and what is open; E8. */
public record Inside(List<Breaker> breakers, List<Position> positions) {
    public static final Inside NOTHING = new Inside(List.of(), List.of());

    public record Breaker(String scope, Tier tier, long equityE8, long peakE8, long drawdownE8) {}

    public record Position(String orderId, String symbol, Side side, long quantityE8, long entryPriceE8) {}

    static Inside of(RiskEngine engine) {
        return new Inside(
                engine.breakers().stream()
                        .map(one -> new Breaker(
                                one.scope().toString(), one.tier(), one.equityE8(), one.peakE8(), one.drawdownE8()))
                        .toList(),
                engine.account().positions().stream()
                        .map(held -> new Position(
                                held.orderId(), held.symbol(), held.side(), held.quantityE8(), held.entryPriceE8()))
                        .toList());
    }
}
