package io.equilibrium.domain.gate;

/** What evidence is for. */
public enum GateMode {
    /** Nothing: the study, every bet may become an order. */
    OFF,
    /** It is shown. */
    OBSERVE,
    /** It decides which bets may become orders, and how large. */
    ENFORCE
}
