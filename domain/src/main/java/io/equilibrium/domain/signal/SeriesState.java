package io.equilibrium.domain.signal;

import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepState;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open series as part of an engine's remembered state. */
final class SeriesState {
    private SeriesState() {}

    static void save(@Nullable Series open, StateWriter state) {
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

    static @Nullable Series restore(StateReader state, SeriesRule rule) {
        if (!state.getBoolean()) {
            return null;
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
        // Each bet resolves at the step at which the next one is decided.
        List<BetResolved> resolved = new ArrayList<>();
        for (int i = 0; i < bets; i++) {
            Series until = new Series(openedAt, behaviour, continuations, rule, decided.get(i), resolved);
            resolved.add(new BetResolved(until.bet(), decided.get(i + 1), won.get(i)));
        }
        return new Series(openedAt, behaviour, continuations, rule, decided.getLast(), resolved);
    }
}
