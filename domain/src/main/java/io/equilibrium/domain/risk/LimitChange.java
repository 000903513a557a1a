package io.equilibrium.domain.risk;

/** A person sets a limit, or a rule's threshold, by its name, in its unit; time in microseconds. */
public record LimitChange(String name, long value, String actor, String reason, long timeMicros) {
    public LimitChange {
        if (actor.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("whoever changes a limit must say who and why");
        }
    }
}
