package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;

/** How much a bet trades before limits and rounding. */
public sealed interface Sizing {
    /** Quantity in E8 at a price, for a loss per unit when the stop is hit, from the equity at hand; never below 0. */
    long quantityE8(long priceE8, long lossPerUnitE8, long equityE8);

    /** The same notional for every bet, in E8. */
    record FixedNotional(long notionalE8) implements Sizing {
        public FixedNotional {
            if (notionalE8 <= 0) {
                throw new IllegalArgumentException("notional must be above 0, was " + E8.format(notionalE8));
            }
        }

        @Override
        public long quantityE8(long priceE8, long lossPerUnitE8, long equityE8) {
            return E8.multiplyDivide(notionalE8, E8.ONE, priceE8);
        }
    }

    /** A share of the equity, E8, is lost when the stop is hit. */
    record FractionAtRisk(long shareE8) implements Sizing {
        public FractionAtRisk {
            if (shareE8 <= 0 || shareE8 > E8.ONE) {
                throw new IllegalArgumentException(
                        "the share at risk must be above 0 and at most 1, was " + E8.format(shareE8));
            }
        }

        @Override
        public long quantityE8(long priceE8, long lossPerUnitE8, long equityE8) {
            return equityE8 <= 0 ? 0 : E8.multiplyDivide(E8.multiply(equityE8, shareE8), E8.ONE, lossPerUnitE8);
        }
    }
}
