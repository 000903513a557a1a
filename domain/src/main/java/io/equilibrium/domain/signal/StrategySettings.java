package io.equilibrium.domain.signal;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.window.WindowSettings;

/** Everything that decides what one symbol's ticks signal. */
public record StrategySettings(StepSettings step, WindowSettings window, SignalSettings signal) {
    /** The original study's strategy. */
    public static final StrategySettings DEFAULT =
            new StrategySettings(StepSettings.DEFAULT, WindowSettings.DEFAULT, SignalSettings.DEFAULT);

    public StrategySettings {
        if (signal.high() > window.length() && signal.governor().kind() == GovernorKind.FIXED) {
            throw new IllegalArgumentException(
                    "high must be at most the window's " + window.length() + " bits, was " + signal.high());
        }
    }

    public StrategySettings withStep(StepSettings other) {
        return new StrategySettings(other, window, signal);
    }

    /** The same for an instrument with this price tick: no step is smaller. */
    public StrategySettings forTick(long priceTickE8) {
        return withStep(step.withMinimumSizeE8(Math.max(step.minimumSizeE8(), priceTickE8)));
    }
}
