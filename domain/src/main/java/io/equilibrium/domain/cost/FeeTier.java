package io.equilibrium.domain.cost;

import io.equilibrium.domain.unit.E8;

/** What a venue tier charges of the notional, as E8 rates; a maker's may be a rebate, below 0. */
public record FeeTier(String name, long makerRateE8, long takerRateE8) {
    /** Binance USDⓈ-M, regular users: 0.02 % and 0.05 %. */
    public static final FeeTier VIP_0 = new FeeTier("VIP 0", 20_000, 50_000);

    /** No fees at all, for comparison. */
    public static final FeeTier FREE = new FeeTier("free", 0, 0);

    public FeeTier {
        if (makerRateE8 <= -E8.ONE || makerRateE8 >= E8.ONE || takerRateE8 < 0 || takerRateE8 >= E8.ONE) {
            throw new IllegalArgumentException("fee rates must be below 1 and the taker's not below 0, were "
                    + makerRateE8 + " and " + takerRateE8);
        }
    }

    /** The same tier with an E8 share of its fees taken off, as for paying in the venue's token; a rebate stays as it is. */
    public FeeTier discounted(long shareE8) {
        if (shareE8 < 0 || shareE8 > E8.ONE) {
            throw new IllegalArgumentException(
                    "a discount must be at least 0 and at most 1, was " + E8.format(shareE8));
        }
        long maker = makerRateE8 < 0 ? makerRateE8 : E8.multiply(makerRateE8, E8.ONE - shareE8);
        return new FeeTier(name + ", paid in token", maker, E8.multiply(takerRateE8, E8.ONE - shareE8));
    }

    /** The fee on a notional, E8, rounded half-even. */
    public long feeE8(long notionalE8, Liquidity liquidity) {
        return E8.multiply(notionalE8, rateE8(liquidity));
    }

    public long rateE8(Liquidity liquidity) {
        return switch (liquidity) {
            case MAKER -> makerRateE8;
            case TAKER -> takerRateE8;
            case CARRIED -> 0;
        };
    }
}
