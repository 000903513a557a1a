package io.equilibrium.domain.signal;

import io.equilibrium.domain.gate.EvidenceGate;
import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.Governor;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.domain.window.WindowStatistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a series when the governor finds one symbol's bits out of balance, and bets on the steps that follow. */
public final class SignalEngine {
    private SignalSettings settings;
    private WindowSettings windowSettings;
    private GateSettings terms;
    private Governor governor;
    private @Nullable EvidenceGate gate;
    private @Nullable Series series;
    private Cut cut = Cut.NONE;
    private boolean paused;
    private @Nullable WindowStatistics window;
    private @Nullable GovernorReading reading;

    /** The window is the one whose statistics the steps carry. */
    public SignalEngine(SignalSettings settings, WindowSettings window) {
        this(settings, window, GateSettings.DEFAULT);
    }

    /** With a gate, unless that is off. */
    public SignalEngine(SignalSettings settings, WindowSettings window, GateSettings terms) {
        this.settings = settings;
        this.windowSettings = window;
        this.terms = terms;
        this.gate = gate(terms);
        this.governor = governor(settings, window);
    }

    private static @Nullable EvidenceGate gate(GateSettings terms) {
        return terms.mode() == GateMode.OFF ? null : new EvidenceGate(terms);
    }

    private static Governor governor(SignalSettings settings, WindowSettings window) {
        return settings.governor().kind().create(settings.governor(), window);
    }

    void pause() {
        paused = true;
        cut(Cut.BY_PAUSE);
    }

    void resume() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }

    /** From the next step on another strategy: without evidence, and without what its governor knew by other settings. */
    void change(SignalSettings other, WindowSettings otherWindow, GateSettings otherTerms) {
        if (!other.governor().equals(settings.governor()) || !otherWindow.equals(windowSettings)) {
            governor = governor(other, otherWindow);
            reading = null;
        }
        if (!otherWindow.equals(windowSettings)) {
            window = null;
        }
        settings = other;
        windowSettings = otherWindow;
        terms = otherTerms;
        gate = gate(otherTerms);
        cut(Cut.BY_CHANGE);
    }

    private void cut(Cut why) {
        if (series != null) {
            cut = why;
        }
    }

    /** What happens at the step: the open bet resolved, its series ended, the next bet opened. */
    public List<SignalEvent> on(StepMade made) {
        Step step = made.step();
        window = made.window();
        reading = governor.on(made);
        if (series != null && !series.isOf(step.segment())) {
            drop();
        }
        if (series == null && reading == null) {
            return List.of();
        }
        List<SignalEvent> events = new ArrayList<>(3);
        BehaviourBit bit = made.bit();
        if (series != null && bit != null) {
            resolve(series, step, bit, events);
        }
        if (series == null && !paused) {
            series = trigger(step, reading);
        }
        if (series != null) {
            events.add(new BetOpened(series.bet(), series.continuations(), evidence(), series.goesOn()));
        }
        return events;
    }

    /** What a bet decided at the last step rests on, or would. */
    public Evidence evidence() {
        return new Evidence(window, reading, gate == null ? null : gate.reading());
    }

    private void resolve(Series open, Step step, BehaviourBit bit, List<SignalEvent> events) {
        BetResolved resolved = open.resolve(step, bit);
        events.add(resolved);
        // A pause may know how the bet stands, so it must not keep it from the evidence.
        if (gate != null && cut != Cut.BY_CHANGE) {
            BetEvidence.take(resolved, terms, gate);
        }
        if (cut != Cut.NONE) {
            drop();
        } else if (open.isOver()) {
            events.add(open.ended());
            series = null;
        }
    }

    // As at a hole: nobody is told of its end.
    private void drop() {
        series = null;
        cut = Cut.NONE;
    }

    private @Nullable Series trigger(Step step, @Nullable GovernorReading judged) {
        if (judged == null || judged.imbalance() == null) {
            return null;
        }
        return new Series(step, settings.side().bet(judged.imbalance()), judged.continuations(), settings.series());
    }

    public void save(StateWriter state) {
        governor.save(state);
        if (gate != null) {
            gate.save(state);
        }
        EvidenceState.save(window, state);
        EvidenceState.save(reading, state);
        state.putBoolean(paused).putEnum(cut);
        SeriesState.save(series, state);
    }

    public void restore(StateReader state) {
        governor.restore(state);
        if (gate != null) {
            gate.restore(state);
        }
        window = EvidenceState.window(state);
        reading = EvidenceState.reading(state);
        paused = state.getBoolean();
        cut = state.getEnum(Cut.class);
        series = SeriesState.restore(state, settings.series());
    }
}
