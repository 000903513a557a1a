package io.equilibrium.domain.risk;

/** How much the circuit breaker lets through; a trial is what follows a halt. */
public enum Tier {
    NORMAL,
    REDUCED,
    TRIAL,
    HALTED,
    KILLED
}
