package io.equilibrium.domain.order;

import io.equilibrium.domain.unit.E8;

/** Which way an order trades. */
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** 1 for BUY, -1 for SELL. */
    public int sign() {
        return sign;
    }

    /** Whether a price is beyond another in the way this side trades: above it for BUY, below it for SELL. */
    public boolean isBeyond(long priceE8, long otherE8) {
        return this == BUY ? priceE8 > otherE8 : priceE8 < otherE8;
    }

    /** What a position of this side receives of a funding on its notional, in E8 money: longs pay a rate above 0. */
    public long fundingE8(long notionalE8, long rateE8) {
        return E8.multiply(notionalE8, -sign * rateE8);
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
