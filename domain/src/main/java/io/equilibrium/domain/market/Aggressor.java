package io.equilibrium.domain.market;

/** The side that took liquidity in a trade. */
public enum Aggressor {
    BUYER,
    SELLER
}
