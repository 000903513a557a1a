package io.equilibrium.domain.order;

/** The orders that a bracket is made of, the one that closes it at once, and the venue's own when its margin is used up. */
public enum Leg {
    ENTRY,
    TAKE_PROFIT,
    STOP,
    FLATTEN,
    LIQUIDATION
}
