package io.equilibrium.domain.cost;

/** Whether a fill gave liquidity or took it, or did neither because the position passed from one order to the next. */
public enum Liquidity {
    MAKER,
    TAKER,
    CARRIED
}
