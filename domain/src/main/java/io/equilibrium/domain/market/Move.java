package io.equilibrium.domain.market;

/** How the price came to a tick. */
public enum Move {
    /** A trade print: nothing is known in between. */
    JUMP,
    /** The price passed every value since the tick before. */
    CONTINUOUS
}
