package io.equilibrium.domain.cost;

/** Whether a fill gave liquidity or took it. */
public enum Liquidity {
    MAKER,
    TAKER
}
