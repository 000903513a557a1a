package io.equilibrium.domain.risk;

/** A person pauses or resumes new entries of one symbol or of all; exits always pass. Time in microseconds. */
public record EntrySwitch(String symbol, boolean open, String actor, String reason, long timeMicros) {
    /** In place of a symbol where all are meant. */
    public static final String EVERY_SYMBOL = "*";

    public EntrySwitch {
        if (actor.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("whoever pauses or resumes entries must say who and why");
        }
    }
}
