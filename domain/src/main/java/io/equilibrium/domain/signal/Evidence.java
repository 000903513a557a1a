package io.equilibrium.domain.signal;

import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.window.WindowStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What a bet rests on at the step where it was decided: the window that ends there, the governor's judgement, and how the
 * strategy stands at its gate, each null while there is none.
 */
public record Evidence(
        @Nullable WindowStatistics window,
        @Nullable GovernorReading governor,
        @Nullable GateReading gate) {}
