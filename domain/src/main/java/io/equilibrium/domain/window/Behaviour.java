package io.equilibrium.domain.window;

/** Whether a step has the direction of the step before it. */
public enum Behaviour {
    CONTINUATION,
    REVERSAL;

    public Behaviour opposite() {
        return this == CONTINUATION ? REVERSAL : CONTINUATION;
    }
}
