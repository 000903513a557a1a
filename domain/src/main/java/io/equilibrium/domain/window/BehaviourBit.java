package io.equilibrium.domain.window;

/** What a step did, and the fair probability that it would continue. */
public record BehaviourBit(Behaviour behaviour, double fairContinuation) {
    /** The fair probability of a behaviour at this step. */
    public double fair(Behaviour expected) {
        return expected == Behaviour.CONTINUATION ? fairContinuation : 1 - fairContinuation;
    }
}
