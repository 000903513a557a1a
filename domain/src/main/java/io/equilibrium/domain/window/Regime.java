package io.equilibrium.domain.window;

/** What a window's z says of the present, from the past alone. */
public enum Regime {
    TREND,
    EQUILIBRIUM,
    CHOP
}
