package io.equilibrium.domain.signal;

import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowEngine;
import java.util.ArrayList;
import java.util.List;

/** One symbol's way from ticks to signals: steps, window, series. */
public final class StrategyEngine {
    private final StepEngine steps;
    private final WindowEngine window;
    private final SignalEngine signals;
    private StrategySettings settings;

    public StrategyEngine(String symbol, StrategySettings settings) {
        this.settings = settings;
        this.steps = new StepEngine(symbol, settings.step());
        this.window = new WindowEngine(settings.window());
        this.signals = new SignalEngine(settings.signal(), settings.window(), settings.gate());
    }

    /** Opens no bet any more until {@link #resume()}; the open one is still resolved, and its series is torn. */
    public void pause() {
        signals.pause();
    }

    public void resume() {
        signals.resume();
    }

    public boolean isPaused() {
        return signals.isPaused();
    }

    /**
     * From the next step on another strategy: its evidence begins at 1, an open series is torn, and window and governor begin
     * afresh where their settings are others.
     *
     * @throws IllegalArgumentException if it would make other steps; nothing has changed then
     */
    public void change(StrategySettings other) {
        if (!other.step().equals(settings.step())) {
            throw new IllegalArgumentException("what makes the steps must stay as it is while a run is on");
        }
        if (!other.window().equals(settings.window())) {
            window.change(other.window());
        }
        signals.change(other.signal(), other.window(), other.gate());
        settings = other;
    }

    public StrategySettings settings() {
        return settings;
    }

    public List<StepSignals> on(Tick tick) {
        List<Step> made = steps.on(tick);
        if (made.isEmpty()) {
            return List.of();
        }
        List<StepSignals> read = new ArrayList<>(made.size());
        for (Step step : made) {
            StepMade stepMade = window.on(step);
            read.add(new StepSignals(stepMade, signals.on(stepMade)));
        }
        return read;
    }

    public Tape tape() {
        return steps.tape();
    }

    /** What a bet decided at the last step rests on, or would. */
    public Evidence evidence() {
        return signals.evidence();
    }

    /** Whether one tick made more steps than allowed; nothing is computed any more. */
    public boolean isHalted() {
        return steps.isHalted();
    }

    /** What changes with every tick. */
    public void saveLevels(StateWriter state) {
        steps.save(state);
    }

    public void restoreLevels(StateReader state) {
        steps.restore(state);
    }

    /** What changes with steps, and with what people do. */
    public void saveStrategy(StateWriter state) {
        window.save(state);
        signals.save(state);
    }

    /** With the settings that it was saved with. */
    public void restoreStrategy(StateReader state) {
        window.restore(state);
        signals.restore(state);
    }

    public void save(StateWriter state) {
        saveLevels(state);
        saveStrategy(state);
    }

    public void restore(StateReader state) {
        restoreLevels(state);
        restoreStrategy(state);
    }
}
