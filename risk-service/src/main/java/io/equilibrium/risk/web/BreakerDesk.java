package io.equilibrium.risk.web;

/** How the account's breaker stands and stood, as it is committed. */
public interface BreakerDesk {
    BreakerDocument breaker();

    /** A page of what moved the breaker, newest first; pages count from 0. */
    TransitionsDocument transitions(int page, int size);
}
