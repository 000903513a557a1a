package io.equilibrium.domain.risk;

import io.equilibrium.domain.risk.BreakerInput.Judged;
import io.equilibrium.domain.risk.BreakerInput.Reset;
import io.equilibrium.domain.risk.BreakerInput.Tripped;
import io.equilibrium.domain.risk.BreakerState.Halted;
import io.equilibrium.domain.risk.BreakerState.Killed;
import io.equilibrium.domain.risk.BreakerState.Normal;
import io.equilibrium.domain.risk.BreakerState.Reduced;
import io.equilibrium.domain.risk.BreakerState.Trial;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;

/** A breaker's moves: which state follows which on what. */
record BreakerTable(BreakerSettings settings) {
    BreakerState after(BreakerState state, BreakerInput input) {
        return switch (input) {
            case Reset reset -> new Normal();
            case Tripped tripped ->
                tripped.tier().compareTo(state.tier()) > 0 ? at(tripped.tier(), tripped.timeMicros(), true) : state;
            case Judged judged ->
                switch (state) {
                    case Normal normal -> rise(judged, normal);
                    case Reduced reduced -> rise(judged, judged.calm() && !reduced.isHeld() ? new Normal() : reduced);
                    case Halted halted -> cool(halted, judged);
                    case Trial trial -> trial(trial, judged);
                    case Killed killed -> killed;
                };
        };
    }

    private static BreakerState at(Tier tier, long micros, boolean byPerson) {
        return switch (tier) {
            case REDUCED -> new Reduced(byPerson);
            case HALTED -> new Halted(micros);
            case KILLED -> new Killed(micros);
            case NORMAL, TRIAL -> throw new IllegalArgumentException("nothing rises to " + tier);
        };
    }

    private static BreakerState rise(Judged judged, BreakerState otherwise) {
        return judged.asked().compareTo(otherwise.tier()) > 0
                ? at(judged.asked(), judged.timeMicros(), false)
                : otherwise;
    }

    private BreakerState cool(Halted halted, Judged judged) {
        if (judged.asked() == Tier.KILLED) {
            return new Killed(judged.timeMicros());
        }
        return !judged.holds() && passed(halted.sinceMicros(), settings.coolDown(), judged)
                ? new Trial(judged.timeMicros(), judged.equityE8())
                : halted;
    }

    private BreakerState trial(Trial trial, Judged judged) {
        long allowed = E8.multiply(trial.startEquityE8(), settings.trialLossE8());
        boolean lost = trial.startEquityE8() - judged.equityE8() >= allowed;
        BreakerState otherwise = lost
                ? new Halted(judged.timeMicros())
                : passed(trial.sinceMicros(), settings.trial(), judged) ? new Normal() : trial;
        return judged.asked().compareTo(Tier.HALTED) >= 0 ? rise(judged, trial) : otherwise;
    }

    private static boolean passed(long sinceMicros, Duration duration, Judged judged) {
        return judged.timeMicros() - sinceMicros >= duration.toMillis() * 1_000;
    }
}
