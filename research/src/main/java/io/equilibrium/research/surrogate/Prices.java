package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Bar;

/** Prices of surrogates, in E8, as the integers that rules take. */
final class Prices {
    private static final double MOST = Long.MAX_VALUE / 2.0;

    private Prices() {}

    /** The bar of these prices at another bar's time; its extremes hold what rounding leaves beyond them. */
    static Bar bar(Bar at, double open, double high, double low, double close) {
        long opened = nearest(open, 1);
        long closed = nearest(close, 1);
        long highest = Math.max(nearest(high, 1), Math.max(opened, closed));
        long lowest = Math.min(nearest(low, 1), Math.min(opened, closed));
        return new Bar(at.openTimeMicros(), opened, highest, lowest, closed, at.volumeE8());
    }

    /** The nearest multiple of a unit, at least one unit. */
    static long nearest(double priceE8, long unit) {
        if (!(priceE8 < MOST)) {
            throw new ArithmeticException("a surrogate's price does not fit: " + priceE8 + " E8");
        }
        return Math.max(1, Math.round(priceE8 / unit)) * unit;
    }
}
