package io.equilibrium.domain.cost;

import io.equilibrium.domain.unit.E8;

/** The win probability at which a bet pays for itself. */
public final class BreakEven {
    private BreakEven() {}

    /**
     * p* = (b + lossCost) / (a - winCost + b + lossCost), all in price; 1 or above where costs eat the whole take profit,
     * infinite where a win loses as much as a loss.
     */
    public static double winProbability(double takeProfit, double stop, double winCost, double lossCost) {
        double lost = stop + lossCost;
        double parted = takeProfit - winCost + lost;
        return parted <= 0 ? Double.POSITIVE_INFINITY : lost / parted;
    }

    /** For a bracket one size wide on each side: taker in, maker out when won, taker and slippage out when lost. */
    public static double ofStep(long priceE8, long sizeE8, FeeTier fees, long stopSlippageRateE8) {
        double price = E8.toDouble(priceE8);
        double size = E8.toDouble(sizeE8);
        double entry = price * E8.toDouble(fees.takerRateE8());
        double won = entry + price * E8.toDouble(fees.makerRateE8());
        double lost = 2 * entry + price * E8.toDouble(stopSlippageRateE8);
        return winProbability(size, size, won, lost);
    }
}
