package io.equilibrium.domain.cost;

import io.equilibrium.domain.unit.E8;

/**
 * What a venue's filters allow beyond ticks, lots and minima, E8: prices from lowest to highest (PRICE_FILTER); the largest
 * quantity of a limit order (LOT_SIZE); step, smallest and largest quantity of a market order (MARKET_LOT_SIZE); and how
 * far from the mark a limit price may be, as multiples of it (PERCENT_PRICE).
 */
public record OrderBounds(
        long lowestPriceE8,
        long highestPriceE8,
        long largestQuantityE8,
        long marketLotStepE8,
        long smallestMarketQuantityE8,
        long largestMarketQuantityE8,
        long multiplierDownE8,
        long multiplierUpE8) {
    private static final long ANY = Long.MAX_VALUE;

    /** Nothing is out of bounds. */
    public static final OrderBounds NONE = new OrderBounds(0, ANY, ANY, 1, 0, ANY, 0, ANY);

    public OrderBounds {
        rising("lowest and highest price", lowestPriceE8, highestPriceE8);
        rising("smallest and largest market quantity", smallestMarketQuantityE8, largestMarketQuantityE8);
        if (largestQuantityE8 <= 0 || marketLotStepE8 <= 0) {
            throw new IllegalArgumentException("largest quantity and market lot step must be above 0, were "
                    + E8.format(largestQuantityE8) + " and " + E8.format(marketLotStepE8));
        }
        if (multiplierDownE8 < 0 || multiplierDownE8 > E8.ONE || multiplierUpE8 < E8.ONE) {
            throw new IllegalArgumentException("multipliers must be from 0 to 1 and from 1 up, were "
                    + E8.format(multiplierDownE8) + " and " + E8.format(multiplierUpE8));
        }
    }

    private static void rising(String what, long lowE8, long highE8) {
        if (lowE8 < 0 || lowE8 > highE8) {
            throw new IllegalArgumentException(what + " must be at least 0 and in this order, were " + E8.format(lowE8)
                    + " and " + E8.format(highE8));
        }
    }

    /** The highest price that a buyer may name at a mark. */
    public long highestAtE8(long markE8) {
        return multiplierUpE8 == ANY ? ANY : E8.multiply(markE8, multiplierUpE8);
    }

    /** The lowest price that a seller may name at a mark. */
    public long lowestAtE8(long markE8) {
        return E8.multiply(markE8, multiplierDownE8);
    }
}
