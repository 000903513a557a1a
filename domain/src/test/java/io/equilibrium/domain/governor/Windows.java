package io.equilibrium.domain.governor;

import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.Regime;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.Steps;
import io.equilibrium.domain.window.WindowStatistics;

/** Steps that end a full window of 20 fair bits. */
final class Windows {
    private Windows() {}

    static StepMade made(int continuations) {
        return new StepMade(
                new Steps(1_000).up(),
                new BehaviourBit(Behaviour.CONTINUATION, 0.5),
                1,
                1,
                new WindowStatistics(continuations, continuations / 20.0 - 0.5, 0, 1, 1, false, Regime.EQUILIBRIUM));
    }
}
