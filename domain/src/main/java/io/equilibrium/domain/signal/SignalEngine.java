package io.equilibrium.domain.signal;

import io.equilibrium.domain.gate.BetTerms;
import io.equilibrium.domain.gate.EvidenceGate;
import io.equilibrium.domain.gate.GateMode;
import io.equilibrium.domain.gate.GateSettings;
import io.equilibrium.domain.governor.Governor;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepState;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowSettings;
import io.equilibrium.domain.window.WindowStatistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a series when the governor finds one symbol's bits out of balance, and bets on the steps that follow. */
public final class SignalEngine {
    private final SignalSettings settings;
    private final GateSettings terms;
    private final Governor governor;
    private final @Nullable EvidenceGate gate;
    private @Nullable Series series;
    private @Nullable WindowStatistics window;
    private @Nullable GovernorReading reading;

    /** The window is the one whose statistics the steps carry. */
    public SignalEngine(SignalSettings settings, WindowSettings window) {
        this(settings, window, GateSettings.DEFAULT);
    }

    /** With a gate, unless that is off. */
    public SignalEngine(SignalSettings settings, WindowSettings window, GateSettings terms) {
        this.settings = settings;
        this.terms = terms;
        this.gate = terms.mode() == GateMode.OFF ? null : new EvidenceGate(terms);
        this.governor = settings.governor().kind().create(settings.governor(), window);
    }

    /** What happens at the step: the open bet resolved, its series ended, the next bet opened. */
    public List<SignalEvent> on(StepMade made) {
        Step step = made.step();
        window = made.window();
        reading = governor.on(made);
        if (series != null && !series.isOf(step.segment())) {
            series = null;
        }
        if (series == null && reading == null) {
            return List.of();
        }
        List<SignalEvent> events = new ArrayList<>(3);
        BehaviourBit bit = made.bit();
        if (series != null && bit != null) {
            resolve(series, step, bit, events);
        }
        if (series == null) {
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
        learn(resolved);
        if (open.isOver()) {
            events.add(open.ended());
            series = null;
        }
    }

    // A bet whose step had passed the next threshold was never tradable, which was known when it was decided.
    private void learn(BetResolved resolved) {
        Bet bet = resolved.bet();
        if (gate != null && !bet.decidedAt().isPassed()) {
            gate.on(BetTerms.of(bet.decidedAt(), bet.direction(), terms), resolved.won());
        }
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
        Series open = series;
        state.putBoolean(open != null);
        if (open == null) {
            return;
        }
        state.putLong(open.openedAtSequence()).putEnum(open.behaviour()).putInt(open.continuations());
        state.putInt(open.resolved().size());
        for (BetResolved bet : open.resolved()) {
            StepState.save(bet.bet().decidedAt(), state);
            state.putBoolean(bet.won());
        }
        StepState.save(open.decidedAt(), state);
    }

    public void restore(StateReader state) {
        governor.restore(state);
        if (gate != null) {
            gate.restore(state);
        }
        window = EvidenceState.window(state);
        reading = EvidenceState.reading(state);
        series = null;
        if (!state.getBoolean()) {
            return;
        }
        long openedAt = state.getLong();
        Behaviour behaviour = state.getEnum(Behaviour.class);
        int continuations = state.getInt();
        int bets = state.getInt();
        List<Step> decided = new ArrayList<>();
        List<Boolean> won = new ArrayList<>();
        for (int i = 0; i < bets; i++) {
            decided.add(StepState.restore(state));
            won.add(state.getBoolean());
        }
        decided.add(StepState.restore(state));
        series = rebuilt(openedAt, behaviour, continuations, decided, won);
    }

    // Each bet resolves at the step at which the next one is decided.
    private Series rebuilt(
            long openedAt, Behaviour behaviour, int continuations, List<Step> decided, List<Boolean> won) {
        List<BetResolved> resolved = new ArrayList<>();
        for (int i = 0; i < won.size(); i++) {
            Series until = new Series(openedAt, behaviour, continuations, settings.series(), decided.get(i), resolved);
            resolved.add(new BetResolved(until.bet(), decided.get(i + 1), won.get(i)));
        }
        return new Series(openedAt, behaviour, continuations, settings.series(), decided.getLast(), resolved);
    }
}
