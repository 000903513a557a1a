package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.StepMade;
import org.jspecify.annotations.Nullable;

/** Judges, step by step and from the past alone, whether one symbol's behaviour bits have left balance. */
public interface Governor {
    /** What the bits up to and with this step say; nothing while it cannot judge. Starts afresh with each segment. */
    @Nullable
    GovernorReading on(StepMade made);

    void save(StateWriter state);

    void restore(StateReader state);
}
