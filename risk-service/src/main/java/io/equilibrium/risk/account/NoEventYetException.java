package io.equilibrium.risk.account;

/** A person's act takes the newest event time, and there is none yet. */
public final class NoEventYetException extends RuntimeException {
    NoEventYetException() {
        super("no run has an event yet, so there is nothing to act on and no event time to act at");
    }
}
