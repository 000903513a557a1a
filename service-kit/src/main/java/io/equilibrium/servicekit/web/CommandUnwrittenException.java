package io.equilibrium.servicekit.web;

/** A command is not known to be on its topic. */
public final class CommandUnwrittenException extends RuntimeException {
    public CommandUnwrittenException(String id, Throwable cause) {
        super(
                "command " + id
                        + " could not be written; sent again with this id as its Idempotency-Key, it is done once"
                        + " at most",
                cause);
    }
}
