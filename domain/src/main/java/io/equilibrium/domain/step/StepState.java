package io.equilibrium.domain.step;

import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** A step as part of an engine's remembered state. */
public final class StepState {
    private StepState() {}

    public static void save(Step step, StateWriter state) {
        state.putString(step.symbol()).putLong(step.sequence()).putInt(step.segment());
        state.putEnum(step.direction()).putLong(step.previousLevelE8()).putLong(step.crossedE8());
        state.putLong(step.levelE8()).putLong(step.sizeE8()).putLong(step.priceE8());
        state.putLong(step.tradeId()).putLong(step.timeMicros()).putInt(step.gap());
        state.putLong(step.atrE8()).putDouble(step.fairUp());
    }

    public static Step restore(StateReader state) {
        return new Step(
                state.getString(),
                state.getLong(),
                state.getInt(),
                state.getEnum(Direction.class),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getInt(),
                state.getLong(),
                state.getDouble());
    }
}
