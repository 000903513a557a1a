package io.equilibrium.domain.venue;

import io.equilibrium.domain.unit.E8;

/**
 * What stands between trades and orders: half the spread, as an E8 rate of the price; the notional that stands at each
 * level of the book, E8; whether recorded quotes go before both; how a resting order waits its turn; and the share of a
 * trade's quantity, E8, that a resting order gets of it at most.
 */
public record Microstructure(
        long halfSpreadRateE8, long levelNotionalE8, boolean quotes, QueueModel queue, long participationE8) {
    /** As much as anybody wants; or all of it. */
    public static final long ENDLESS = Long.MAX_VALUE;

    /** No spread, endless depth, resting orders filled whole when traded through. */
    public static final Microstructure NONE =
            new Microstructure(0, ENDLESS, false, new QueueModel.TradedThrough(), ENDLESS);

    public Microstructure {
        if (halfSpreadRateE8 < 0 || halfSpreadRateE8 >= E8.ONE) {
            throw new IllegalArgumentException(
                    "half spread must be at least 0 and below 1, was " + E8.format(halfSpreadRateE8));
        }
        if (levelNotionalE8 < E8.ONE) {
            throw new IllegalArgumentException("level notional must be at least 1, was " + E8.format(levelNotionalE8));
        }
        if (participationE8 <= 0 || (participationE8 > E8.ONE && participationE8 != ENDLESS)) {
            throw new IllegalArgumentException(
                    "participation must be above 0 and at most 1, was " + E8.format(participationE8));
        }
    }

    /** The quantity that stands at a level of the modelled book. */
    long levelQuantityE8(long priceE8) {
        return levelNotionalE8 == ENDLESS ? ENDLESS : Math.max(1, E8.multiplyDivide(levelNotionalE8, E8.ONE, priceE8));
    }

    /** What a resting order gets of a trade at most. */
    long shareE8(long tradedE8) {
        return participationE8 == ENDLESS ? ENDLESS : E8.multiply(tradedE8, participationE8);
    }
}
