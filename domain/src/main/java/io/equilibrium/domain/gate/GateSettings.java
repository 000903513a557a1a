package io.equilibrium.domain.gate;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;

/**
 * What evidence is for, and what it takes.
 *
 * @param level the evidence that raises a strategy from one stage to the next; level² and level³ for the stages after that
 * @param lostLevel of the detector of a lost edge: while the edge is there it fires once in so many bets at most, on average
 * @param canarySize what part of a usual order a canary's is
 * @param stopSlippageRateE8 of the price, when a bet loses
 * @param halfSpreadRateE8 of the price, at every taking
 * @param strategies how many strategies are tried at once: the level is so many times higher for each, or the best of many
 *     would pass by chance
 */
public record GateSettings(
        GateMode mode,
        double level,
        double lostLevel,
        Fraction canarySize,
        FeeTier fees,
        long stopSlippageRateE8,
        long halfSpreadRateE8,
        int strategies) {
    private static final int MOST_STRATEGIES = 100_000;

    public static final GateSettings DEFAULT =
            new GateSettings(GateMode.OFF, 20, 1_000, new Fraction(1, 10), FeeTier.VIP_0, 10_000, 0, 1);

    public GateSettings {
        if (!(level > 1 && level <= 1e4)) {
            throw new IllegalArgumentException("gate level must be above 1 and at most 10000, was " + level);
        }
        if (!(lostLevel > 1 && lostLevel <= 1e9)) {
            throw new IllegalArgumentException("lost level must be above 1 and at most 1e9, was " + lostLevel);
        }
        if (canarySize.numerator() > canarySize.denominator()) {
            throw new IllegalArgumentException("canary size must be at most 1, was " + canarySize);
        }
        if (stopSlippageRateE8 < 0 || stopSlippageRateE8 >= E8.ONE) {
            throw new IllegalArgumentException(
                    "stop slippage must be from 0 to below 1, was " + E8.format(stopSlippageRateE8));
        }
        if (halfSpreadRateE8 < 0 || halfSpreadRateE8 >= E8.ONE) {
            throw new IllegalArgumentException(
                    "half spread must be from 0 to below 1, was " + E8.format(halfSpreadRateE8));
        }
        if (strategies < 1 || strategies > MOST_STRATEGIES) {
            throw new IllegalArgumentException(
                    "gate strategies must be from 1 to " + MOST_STRATEGIES + ", was " + strategies);
        }
    }

    public GateSettings withMode(GateMode other) {
        return new GateSettings(
                other, level, lostLevel, canarySize, fees, stopSlippageRateE8, halfSpreadRateE8, strategies);
    }

    public GateSettings withCosts(FeeTier otherFees, long otherSlippageRateE8, long otherHalfSpreadRateE8) {
        return new GateSettings(
                mode, level, lostLevel, canarySize, otherFees, otherSlippageRateE8, otherHalfSpreadRateE8, strategies);
    }

    public GateSettings withStrategies(int others) {
        return new GateSettings(mode, level, lostLevel, canarySize, fees, stopSlippageRateE8, halfSpreadRateE8, others);
    }

    /** Whether the same is charged. */
    public boolean isPricedAs(GateSettings other) {
        return fees.equals(other.fees)
                && stopSlippageRateE8 == other.stopSlippageRateE8
                && halfSpreadRateE8 == other.halfSpreadRateE8;
    }
}
