package io.equilibrium.domain.order;

import io.equilibrium.domain.unit.E8;

/** What one filled entry holds until its exit fills; quantity above 0 and entry price in E8. */
public record Position(String orderId, String symbol, Side side, long quantityE8, long entryPriceE8) {
    /** A part of it. */
    Position withQuantityE8(long part) {
        return new Position(orderId, symbol, side, part, entryPriceE8);
    }

    /** Profit, in E8 money, if it were closed at this price. */
    public long profitAtE8(long priceE8) {
        return E8.multiply(Math.multiplyExact(side.sign(), Math.subtractExact(priceE8, entryPriceE8)), quantityE8);
    }

    public long notionalAtE8(long priceE8) {
        return E8.multiply(priceE8, quantityE8);
    }
}
