package io.equilibrium.domain.signal;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.Regime;
import io.equilibrium.domain.window.WindowStatistics;
import org.jspecify.annotations.Nullable;

/** The last window and judgement as part of an engine's remembered state. */
final class EvidenceState {
    private EvidenceState() {}

    static void save(@Nullable WindowStatistics window, StateWriter state) {
        state.putBoolean(window != null);
        if (window != null) {
            state.putInt(window.continuations())
                    .putDouble(window.drift())
                    .putDouble(window.z())
                    .putDouble(window.entropy())
                    .putDouble(window.tail())
                    .putBoolean(window.fatTail())
                    .putEnum(window.regime());
        }
    }

    static @Nullable WindowStatistics window(StateReader state) {
        return state.getBoolean()
                ? new WindowStatistics(
                        state.getInt(),
                        state.getDouble(),
                        state.getDouble(),
                        state.getDouble(),
                        state.getDouble(),
                        state.getBoolean(),
                        state.getEnum(Regime.class))
                : null;
    }

    static void save(@Nullable GovernorReading reading, StateWriter state) {
        state.putBoolean(reading != null);
        if (reading == null) {
            return;
        }
        state.putEnum(reading.governor())
                .putDouble(reading.window())
                .putInt(reading.continuations())
                .putDouble(reading.tilt())
                .putDouble(reading.confidence());
        Behaviour imbalance = reading.imbalance();
        state.putBoolean(imbalance != null);
        if (imbalance != null) {
            state.putEnum(imbalance);
        }
    }

    static @Nullable GovernorReading reading(StateReader state) {
        return state.getBoolean()
                ? new GovernorReading(
                        state.getEnum(GovernorKind.class),
                        state.getDouble(),
                        state.getInt(),
                        state.getDouble(),
                        state.getDouble(),
                        state.getBoolean() ? state.getEnum(Behaviour.class) : null)
                : null;
    }
}
