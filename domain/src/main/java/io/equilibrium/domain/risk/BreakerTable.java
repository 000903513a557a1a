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

/** The breaker's moves: which state follows which on what. */
record BreakerTable(BreakerSettings settings) {
    BreakerState after(BreakerState state, BreakerInput input) {
        return switch (input) {
            case Reset reset -> new Normal();
            case Tripped tripped -> tripped.tier().compareTo(state.tier()) > 0 ? at(tripped) : state;
            case Judged judged ->
                switch (state) {
                    case Normal normal -> judge(judged, normal);
                    case Reduced reduced -> judge(judged, recovered(judged) ? new Normal() : reduced);
                    case Halted halted -> cool(halted, judged);
                    case Trial trial -> trial(trial, judged);
                    case Killed killed -> killed;
                };
        };
    }

    private static BreakerState at(Tripped tripped) {
        return switch (tripped.tier()) {
            case REDUCED -> new Reduced();
            case HALTED -> new Halted(tripped.timeMicros());
            case KILLED -> new Killed(tripped.timeMicros());
            case NORMAL, TRIAL -> throw new IllegalArgumentException("no person trips to " + tripped.tier());
        };
    }

    private BreakerState judge(Judged judged, BreakerState otherwise) {
        if (kills(judged)) {
            return new Killed(judged.timeMicros());
        }
        if (judged.drawdownE8() >= settings.haltedDrawdownE8()) {
            return new Halted(judged.timeMicros());
        }
        return judged.drawdownE8() >= settings.reducedDrawdownE8() ? new Reduced() : otherwise;
    }

    private BreakerState cool(Halted halted, Judged judged) {
        if (kills(judged)) {
            return new Killed(judged.timeMicros());
        }
        return passed(halted.sinceMicros(), settings.coolDown(), judged)
                ? new Trial(judged.timeMicros(), judged.equityE8())
                : halted;
    }

    private BreakerState trial(Trial trial, Judged judged) {
        if (kills(judged)) {
            return new Killed(judged.timeMicros());
        }
        long allowed = E8.multiply(trial.startEquityE8(), settings.trialLossE8());
        if (trial.startEquityE8() - judged.equityE8() >= allowed) {
            return new Halted(judged.timeMicros());
        }
        return passed(trial.sinceMicros(), settings.trial(), judged) ? new Normal() : trial;
    }

    private boolean kills(Judged judged) {
        return judged.greatestDrawdownE8() >= settings.killedDrawdownE8();
    }

    // Half way back, so that a drawdown on the limit does not flutter.
    private boolean recovered(Judged judged) {
        return 2 * judged.drawdownE8() < settings.reducedDrawdownE8();
    }

    private static boolean passed(long sinceMicros, Duration duration, Judged judged) {
        return judged.timeMicros() - sinceMicros >= duration.toMillis() * 1_000;
    }
}
