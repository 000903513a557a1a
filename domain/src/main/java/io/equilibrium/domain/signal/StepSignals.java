package io.equilibrium.domain.signal;

import io.equilibrium.domain.window.StepMade;
import java.util.List;

/** A step and what the strategy has to say at it. */
public record StepSignals(StepMade made, List<SignalEvent> signals) {
    public StepSignals {
        signals = List.copyOf(signals);
    }
}
