package io.equilibrium.research.cli;

/** A word cannot go on, and its message says why in one line. */
public final class FailedException extends RuntimeException {
    public FailedException(String message) {
        super(message);
    }

    public FailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
