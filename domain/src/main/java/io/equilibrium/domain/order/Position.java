package io.equilibrium.domain.order;

import io.equilibrium.domain.unit.E8;

/**
 * What one entry holds until its exit fills; quantity above 0, entry price and what of the entry has yet to trade in E8.
 */
public record Position(String orderId, String symbol, Side side, long quantityE8, long entryPriceE8, long entryRestE8) {
    /** A part of it. */
    Position withQuantityE8(long part) {
        return new Position(orderId, symbol, side, part, entryPriceE8, entryRestE8);
    }

    /** With what its entry traded since, at the same price. */
    Position plus(OrderEvent.Filled entry) {
        if (entry.side() != side
                || entry.priceE8() != entryPriceE8
                || entryRestE8 - entry.quantityE8() != entry.remainingE8()) {
            throw new IllegalArgumentException(
                    "the entry of " + orderId + " has nothing left that " + entry + " fills");
        }
        return new Position(
                orderId,
                symbol,
                side,
                Math.addExact(quantityE8, entry.quantityE8()),
                entryPriceE8,
                entry.remainingE8());
    }

    /** Profit, in E8 money, if it were closed at this price. */
    public long profitAtE8(long priceE8) {
        return E8.multiply(Math.multiplyExact(side.sign(), Math.subtractExact(priceE8, entryPriceE8)), quantityE8);
    }

    public long notionalAtE8(long priceE8) {
        return E8.multiply(priceE8, quantityE8);
    }
}
