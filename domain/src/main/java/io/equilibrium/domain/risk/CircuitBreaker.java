package io.equilibrium.domain.risk;

import io.equilibrium.domain.risk.BreakerInput.Judged;
import io.equilibrium.domain.risk.BreakerState.Halted;
import io.equilibrium.domain.risk.BreakerState.Killed;
import io.equilibrium.domain.risk.BreakerState.Normal;
import io.equilibrium.domain.risk.BreakerState.Reduced;
import io.equilibrium.domain.risk.BreakerState.Trial;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Optional;

/**
 * Three tiers on drawdown from peak mark-to-market equity. REDUCED and HALTED are judged from the peak since the last
 * return to normal, KILLED from the highest since a person's reset, so that halts in a row add up. Exits always pass.
 */
public final class CircuitBreaker {
    private final BreakerSettings settings;
    private final BreakerTable table;
    private BreakerState state = new Normal();
    private long equityE8;
    private long peakE8;
    private long highestE8;
    private long epoch;

    public CircuitBreaker(BreakerSettings settings, long equityE8) {
        this.settings = settings;
        this.table = new BreakerTable(settings);
        rebase(equityE8);
        highestE8 = equityE8;
    }

    /** Judges the equity at a time. */
    public Optional<RiskEvent.BreakerMoved> on(long timeMicros, long nowEquityE8) {
        equityE8 = nowEquityE8;
        peakE8 = Math.max(peakE8, nowEquityE8);
        highestE8 = Math.max(highestE8, nowEquityE8);
        Judged judged = new Judged(timeMicros, nowEquityE8, drawdownE8(), shareBelow(highestE8));
        return move(judged, "drawdown", "equity");
    }

    /** A person trips the breaker; a tier below the present one changes nothing. */
    public Optional<RiskEvent.BreakerMoved> on(BreakerInput.Tripped tripped) {
        return move(tripped, tripped.actor(), tripped.reason());
    }

    /** A person leads back to normal. */
    public Optional<RiskEvent.BreakerMoved> on(BreakerInput.Reset reset) {
        highestE8 = equityE8;
        peakE8 = equityE8;
        return move(reset, reset.actor(), reset.reason());
    }

    private Optional<RiskEvent.BreakerMoved> move(BreakerInput input, String actor, String cause) {
        BreakerState before = state;
        state = table.after(before, input);
        if (state.equals(before)) {
            return Optional.empty();
        }
        RiskEvent.BreakerMoved moved = new RiskEvent.BreakerMoved(
                before.tier(), state.tier(), actor, cause, equityE8, peakE8, drawdownE8(), ++epoch, input.timeMicros());
        if (before instanceof Trial && state instanceof Normal) {
            rebase(equityE8);
        }
        return Optional.of(moved);
    }

    private void rebase(long toE8) {
        equityE8 = toE8;
        peakE8 = toE8;
    }

    private long shareBelow(long topE8) {
        return topE8 <= 0 ? E8.ONE : E8.multiplyDivide(topE8 - equityE8, E8.ONE, topE8);
    }

    /** How often the breaker has moved. */
    public long epoch() {
        return epoch;
    }

    public BreakerState state() {
        return state;
    }

    public Tier tier() {
        return state.tier();
    }

    /** What is left of an entry's size; empty when no entry may pass. */
    public Optional<Fraction> entrySize() {
        return switch (state) {
            case Normal normal -> Optional.of(Fraction.ONE);
            case Reduced reduced -> Optional.of(settings.reducedSize());
            case Trial trial -> Optional.of(settings.trialSize());
            case Halted halted -> Optional.empty();
            case Killed killed -> Optional.empty();
        };
    }

    public long equityE8() {
        return equityE8;
    }

    public long peakE8() {
        return peakE8;
    }

    /** Drawdown from the peak, an E8 share. */
    public long drawdownE8() {
        return shareBelow(peakE8);
    }

    public void save(StateWriter out) {
        out.putLong(equityE8).putLong(peakE8).putLong(highestE8).putLong(epoch).putEnum(state.tier());
        switch (state) {
            case Normal normal -> {}
            case Reduced reduced -> {}
            case Halted halted -> out.putLong(halted.sinceMicros());
            case Trial trial -> out.putLong(trial.sinceMicros()).putLong(trial.startEquityE8());
            case Killed killed -> out.putLong(killed.sinceMicros());
        }
    }

    public void restore(StateReader in) {
        equityE8 = in.getLong();
        peakE8 = in.getLong();
        highestE8 = in.getLong();
        epoch = in.getLong();
        state = switch (in.getEnum(Tier.class)) {
            case NORMAL -> new Normal();
            case REDUCED -> new Reduced();
            case TRIAL -> new Trial(in.getLong(), in.getLong());
            case HALTED -> new Halted(in.getLong());
            case KILLED -> new Killed(in.getLong());
        };
    }
}
