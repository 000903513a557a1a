package io.equilibrium.domain.governor;

import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.Steps;
import java.util.Random;

/** Bits as a governor sees them. */
final class Bits {
    private Bits() {}

    /** A step with this bit, after which the next has this fair probability. */
    static StepMade made(boolean continuation, double fair, double nextFair) {
        Behaviour behaviour = continuation ? Behaviour.CONTINUATION : Behaviour.REVERSAL;
        return new StepMade(new Steps(1_000).withFairUp(nextFair).up(), new BehaviourBit(behaviour, fair), 1, 1, null);
    }

    /** The first step of a segment. */
    static StepMade first() {
        return new StepMade(new Steps(1_000).up(), null, 1, 1, null);
    }

    /** A fair probability as paths have them, now and then 0 or 1. */
    static double fair(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2, 3, 4 -> 0.5;
            default -> 0.05 + 0.9 * random.nextDouble();
        };
    }
}
