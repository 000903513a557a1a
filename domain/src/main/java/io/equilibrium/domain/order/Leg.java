package io.equilibrium.domain.order;

/** The orders that a bracket is made of, and the one that closes it at once. */
public enum Leg {
    ENTRY,
    TAKE_PROFIT,
    STOP,
    FLATTEN
}
