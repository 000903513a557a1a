package io.equilibrium.contract;

/** Bytes of {@link Topics#TICKS} that are no record of a version known here; says why in one line. */
public final class UnreadableTapeException extends RuntimeException {
    public UnreadableTapeException(String reason) {
        super(reason);
    }

    public UnreadableTapeException(Throwable cause) {
        super("record cannot be read: " + cause.getMessage(), cause);
    }
}
