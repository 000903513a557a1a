package io.equilibrium.domain.governor;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.domain.window.WindowStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The study's: so many continuations in the window, or so few. Its tilt is four times the drift (the first order at even
 * odds), its confidence 1 less the nominal tail. It remembers nothing of its own.
 */
final class FixedGovernor implements Governor {
    private final GovernorSettings settings;
    private final int length;

    FixedGovernor(GovernorSettings settings, WindowSettings window) {
        this.settings = settings;
        this.length = window.length();
    }

    @Override
    public @Nullable GovernorReading on(StepMade made) {
        WindowStatistics window = made.window();
        return window == null
                ? null
                : new GovernorReading(
                        GovernorKind.FIXED,
                        length,
                        window.continuations(),
                        4 * window.drift(),
                        1 - window.tail(),
                        imbalance(window.continuations()));
    }

    private @Nullable Behaviour imbalance(int continuations) {
        if (continuations >= settings.high()) {
            return Behaviour.CONTINUATION;
        }
        return continuations <= settings.low() ? Behaviour.REVERSAL : null;
    }

    @Override
    public void save(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}
}
