package io.equilibrium.gateway;

/** What was asked for must not be done to the tape as it is; says why in one sentence. Nothing was written. */
public final class ReplayRefusedException extends RuntimeException {
    public ReplayRefusedException(String why) {
        super(why);
    }
}
