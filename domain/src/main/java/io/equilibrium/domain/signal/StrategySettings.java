package io.equilibrium.domain.signal;

import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.window.WindowSettings;

/** Everything that decides what one symbol's ticks signal. */
public record StrategySettings(StepSettings step, WindowSettings window, SignalSettings signal, GateSettings gate) {
    /** The original study's strategy. */
    public static final StrategySettings DEFAULT =
            new StrategySettings(StepSettings.DEFAULT, WindowSettings.DEFAULT, SignalSettings.DEFAULT);

    public StrategySettings {
        if (signal.high() > window.length() && signal.governor().kind() == GovernorKind.FIXED) {
            throw new IllegalArgumentException(
                    "high must be at most the window's " + window.length() + " bits, was " + signal.high());
        }
    }

    /** Without a gate, as the study. */
    public StrategySettings(StepSettings step, WindowSettings window, SignalSettings signal) {
        this(step, window, signal, GateSettings.DEFAULT);
    }

    public StrategySettings withGate(GateSettings other) {
        return new StrategySettings(step, window, signal, other);
    }

    public StrategySettings withStep(StepSettings other) {
        return new StrategySettings(other, window, signal, gate);
    }

    /** The same for an instrument with this price tick: no step is smaller. */
    public StrategySettings forTick(long priceTickE8) {
        return withStep(step.withMinimumSizeE8(Math.max(step.minimumSizeE8(), priceTickE8)));
    }
}
