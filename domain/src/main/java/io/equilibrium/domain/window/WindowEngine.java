package io.equilibrium.domain.window;

import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import org.jspecify.annotations.Nullable;

/** Reads one symbol's steps: behaviour bits, indices and the rolling window; starts afresh with each segment. */
public final class WindowEngine {
    private RollingWindow window;
    private final Wave wave;
    private int segment = -1;
    private Direction direction = Direction.UP;
    private double fairContinuation;
    private int trendIndex;

    public WindowEngine(WindowSettings settings) {
        this.window = new RollingWindow(settings);
        this.wave = new Wave(settings.waveSizes());
    }

    /** From the next step on a window of these settings fills, from nothing; bits and trend go on. */
    public void change(WindowSettings settings) {
        window = new RollingWindow(settings);
    }

    public StepMade on(Step step) {
        BehaviourBit bit = step.segment() == segment ? bit(step) : null;
        if (bit == null) {
            startSegment(step);
        } else {
            trendIndex = bit.behaviour() == Behaviour.CONTINUATION ? trendIndex + 1 : 1;
            window.add(bit);
        }
        direction = step.direction();
        fairContinuation = step.fairContinuation();
        return new StepMade(step, bit, trendIndex, wave.on(step), statistics(bit));
    }

    private BehaviourBit bit(Step step) {
        Behaviour behaviour = step.direction() == direction ? Behaviour.CONTINUATION : Behaviour.REVERSAL;
        return new BehaviourBit(behaviour, fairContinuation);
    }

    private void startSegment(Step step) {
        segment = step.segment();
        trendIndex = 1;
        window.reset();
        wave.start(step.previousLevelE8());
    }

    private @Nullable WindowStatistics statistics(@Nullable BehaviourBit bit) {
        return bit != null && window.isFull() ? window.statistics() : null;
    }

    public void save(StateWriter state) {
        window.save(state);
        wave.save(state);
        state.putInt(segment).putEnum(direction).putDouble(fairContinuation).putInt(trendIndex);
    }

    public void restore(StateReader state) {
        window.restore(state);
        wave.restore(state);
        segment = state.getInt();
        direction = state.getEnum(Direction.class);
        fairContinuation = state.getDouble();
        trendIndex = state.getInt();
    }
}
