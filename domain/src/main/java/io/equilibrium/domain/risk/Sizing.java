package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;

/** How much a bet trades before limits and rounding. */
public sealed interface Sizing {
    /**
     * What a size is made of: price, what a unit gains at its take profit and loses at its stop, and the account's equity, all
     * E8; the symbol's volatility of a day (0 if unknown); and how many of the strategy's bets are over and won.
     */
    record Basis(
            long priceE8,
            long gainPerUnitE8,
            long lossPerUnitE8,
            long equityE8,
            double dailyVolatility,
            long bets,
            long betsWon) {}

    /** Quantity in E8, never below 0. */
    long quantityE8(Basis basis);

    /** The same notional for every bet, in E8. */
    record FixedNotional(long notionalE8) implements Sizing {
        public FixedNotional {
            if (notionalE8 <= 0) {
                throw new IllegalArgumentException("notional must be above 0, was " + E8.format(notionalE8));
            }
        }

        @Override
        public long quantityE8(Basis basis) {
            return E8.multiplyDivide(notionalE8, E8.ONE, basis.priceE8());
        }
    }

    /** A share of the equity, E8, is lost when the stop is hit. */
    record FractionAtRisk(long shareE8) implements Sizing {
        public FractionAtRisk {
            requireShare("the share at risk", shareE8);
        }

        @Override
        public long quantityE8(Basis basis) {
            return atRisk(basis, shareE8);
        }
    }

    /** The position moves by a share of the equity, E8, on a usual day; nothing while the volatility is not known. */
    record VolatilityTarget(long shareE8) implements Sizing {
        public VolatilityTarget {
            requireShare("the target of volatility", shareE8);
        }

        @Override
        public long quantityE8(Basis basis) {
            if (basis.dailyVolatility() <= 0 || basis.equityE8() <= 0) {
                return 0;
            }
            double notional = E8.multiply(basis.equityE8(), shareE8) / basis.dailyVolatility();
            return notional >= Long.MAX_VALUE / 2.0
                    ? Long.MAX_VALUE / 2
                    : E8.multiplyDivide((long) notional, E8.ONE, basis.priceE8());
        }
    }

    /**
     * A fraction of what Kelly would risk (p - (1 - p) / odds of the equity), at most a share of it, E8. The strategy's wins are
     * shrunk towards those that break even, as if so many bets had been seen that neither gain nor lose; without an edge left,
     * nothing.
     */
    record FractionalKelly(Fraction fraction, long mostE8, long shrinkingBets) implements Sizing {
        public FractionalKelly {
            requireShare("the most that Kelly may risk", mostE8);
            if (fraction.numerator() > fraction.denominator()) {
                throw new IllegalArgumentException("the fraction of Kelly must be at most 1, was " + fraction);
            }
            if (shrinkingBets <= 0) {
                throw new IllegalArgumentException(
                        "the bets that Kelly is shrunk by must be above 0, were " + shrinkingBets);
            }
        }

        @Override
        public long quantityE8(Basis basis) {
            if (basis.gainPerUnitE8() <= 0) {
                return 0;
            }
            double odds = (double) basis.gainPerUnitE8() / basis.lossPerUnitE8();
            double even = 1 / (1 + odds);
            double won = (basis.betsWon() + even * shrinkingBets) / (basis.bets() + (double) shrinkingBets);
            double kelly = won - (1 - won) / odds;
            double share = kelly * fraction.numerator() / fraction.denominator();
            return share <= 0 ? 0 : atRisk(basis, Math.min(mostE8, (long) (share * E8.ONE)));
        }
    }

    private static long atRisk(Basis basis, long shareE8) {
        return basis.equityE8() <= 0
                ? 0
                : E8.multiplyDivide(E8.multiply(basis.equityE8(), shareE8), E8.ONE, basis.lossPerUnitE8());
    }

    private static void requireShare(String what, long shareE8) {
        if (shareE8 <= 0 || shareE8 > E8.ONE) {
            throw new IllegalArgumentException(what + " must be above 0 and at most 1, was " + E8.format(shareE8));
        }
    }
}
