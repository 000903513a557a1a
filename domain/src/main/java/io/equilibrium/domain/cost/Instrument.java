package io.equilibrium.domain.cost;

import io.equilibrium.domain.unit.E8;

/**
 * A venue's filters for one symbol, E8: price tick, lot step, smallest quantity, smallest notional, what bounds them, and
 * whether the venue trades it now.
 */
public record Instrument(
        String symbol,
        long priceTickE8,
        long lotStepE8,
        long minimumQuantityE8,
        long minimumNotionalE8,
        OrderBounds bounds,
        boolean isTrading) {
    public Instrument {
        if (priceTickE8 <= 0 || lotStepE8 <= 0) {
            throw new IllegalArgumentException(
                    symbol + ": price tick and lot step must be above 0, were " + priceTickE8 + " and " + lotStepE8);
        }
        if (minimumQuantityE8 < 0 || minimumNotionalE8 < 0) {
            throw new IllegalArgumentException(symbol + ": minimum quantity and notional must not be negative");
        }
    }

    /** One that trades. */
    public Instrument(
            String symbol,
            long priceTickE8,
            long lotStepE8,
            long minimumQuantityE8,
            long minimumNotionalE8,
            OrderBounds bounds) {
        this(symbol, priceTickE8, lotStepE8, minimumQuantityE8, minimumNotionalE8, bounds, true);
    }

    /** One that trades, without bounds. */
    public Instrument(String symbol, long priceTickE8, long lotStepE8, long minimumQuantityE8, long minimumNotionalE8) {
        this(symbol, priceTickE8, lotStepE8, minimumQuantityE8, minimumNotionalE8, OrderBounds.NONE);
    }

    public long roundPriceDownE8(long priceE8) {
        return E8.floorMultiple(priceE8, priceTickE8);
    }

    public long roundPriceUpE8(long priceE8) {
        return E8.ceilMultiple(priceE8, priceTickE8);
    }

    public long nearestPriceE8(long priceE8) {
        return E8.nearestMultiple(priceE8, priceTickE8);
    }

    public long roundQuantityDownE8(long quantityE8) {
        return E8.floorMultiple(quantityE8, lotStepE8);
    }
}
