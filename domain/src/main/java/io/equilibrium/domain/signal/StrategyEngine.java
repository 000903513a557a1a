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

    public StrategyEngine(String symbol, StrategySettings settings) {
        this.steps = new StepEngine(symbol, settings.step());
        this.window = new WindowEngine(settings.window());
        this.signals = new SignalEngine(settings.signal(), settings.window(), settings.gate());
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

    public void save(StateWriter state) {
        steps.save(state);
        window.save(state);
        signals.save(state);
    }

    public void restore(StateReader state) {
        steps.restore(state);
        window.restore(state);
        signals.restore(state);
    }
}
