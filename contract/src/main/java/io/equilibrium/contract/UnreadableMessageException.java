package io.equilibrium.contract;

/** Bytes that are no message of this contract; says which rule they break. */
public final class UnreadableMessageException extends RuntimeException {
    public UnreadableMessageException(String rule) {
        super(rule);
    }

    public UnreadableMessageException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
