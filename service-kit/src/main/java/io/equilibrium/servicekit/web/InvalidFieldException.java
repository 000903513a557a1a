package io.equilibrium.servicekit.web;

/** A part of a request breaks its rule. */
public final class InvalidFieldException extends RuntimeException {
    private final String field;

    public InvalidFieldException(String field, String rule) {
        super(rule);
        this.field = field;
    }

    String field() {
        return field;
    }
}
