package io.equilibrium.domain.risk;

import io.equilibrium.domain.risk.BreakerInput.Judged;
import io.equilibrium.domain.risk.BreakerState.Halted;
import io.equilibrium.domain.risk.BreakerState.Killed;
import io.equilibrium.domain.risk.BreakerState.Normal;
import io.equilibrium.domain.risk.BreakerState.Reduced;
import io.equilibrium.domain.risk.BreakerState.Trial;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Three tiers for one scope, by rules over its mark-to-market equity, its bets and what was heard. Nothing but a person's reset
 * leaves KILLED. Exits always pass.
 */
public final class CircuitBreaker {
    /** The rule that asks for the highest tier, and its reading. */
    private record Decisive(BreakerRule rule, long reading) {
        String cause() {
            Measure.Unit unit = rule.measure().unit();
            return rule.measure() + " " + unit.text(reading) + ", limit " + unit.text(rule.threshold());
        }
    }

    private final Scope scope;
    private final Epoch epoch;
    private final Gauges gauges;
    private final Set<String> neared = new TreeSet<>();
    private BreakerSettings settings;
    private List<BreakerRule> rules;
    private BreakerTable table;
    private BreakerState state = new Normal();

    CircuitBreaker(Scope scope, BreakerSettings settings, long equityE8, Epoch epoch) {
        this.scope = scope;
        this.epoch = epoch;
        this.settings = settings;
        this.rules = settings.rulesOf(scope.kind());
        this.table = new BreakerTable(settings);
        this.gauges = new Gauges(rules, equityE8);
    }

    /** Goes on by other thresholds of the same rules. */
    void become(BreakerSettings others) {
        settings = others;
        rules = others.rulesOf(scope.kind());
        table = new BreakerTable(others);
    }

    /** Judges the equity, and all that was measured, at a time: which limits have come near, and a move. */
    List<RiskEvent> judge(long timeMicros, long equityE8) {
        gauges.equity(timeMicros, equityE8);
        if (state instanceof Killed) {
            return List.of();
        }
        List<RiskEvent> events = new ArrayList<>(1);
        Decisive decisive = null;
        boolean holds = false;
        boolean calm = true;
        for (BreakerRule rule : rules) {
            long reading = gauges.reading(rule, timeMicros);
            near(rule, reading, timeMicros).ifPresent(events::add);
            calm &= rule.tier() != Tier.REDUCED || reading < rule.measure().calmBelow(rule.threshold());
            if (rule.isReachedBy(reading) && counts(rule)) {
                holds |= rule.measure().holds();
                decisive = decisive == null
                                || rule.tier().compareTo(decisive.rule().tier()) > 0
                        ? new Decisive(rule, reading)
                        : decisive;
            }
        }
        Tier asked = decisive == null ? Tier.NORMAL : decisive.rule().tier();
        BreakerState before = state;
        state = table.after(before, new Judged(timeMicros, equityE8, asked, holds, calm));
        if (!state.equals(before)) {
            events.add(moved(before, decisive, timeMicros));
        }
        return events;
    }

    // A trial is judged from its own start: the drawdown that halted is still there.
    private boolean counts(BreakerRule rule) {
        return !(state instanceof Trial) || rule.measure() != Measure.DRAWDOWN || rule.tier() == Tier.KILLED;
    }

    // Once, until it is far away again.
    private Optional<RiskEvent> near(BreakerRule rule, long reading, long timeMicros) {
        long warned = Measure.warnedAt(rule.threshold());
        if (reading >= warned && neared.add(rule.name())) {
            return Optional.of(new RiskEvent.LimitNeared(scope, rule.name(), reading, rule.threshold(), timeMicros));
        }
        if (reading < rule.measure().calmBelow(warned)) {
            neared.remove(rule.name());
        }
        return Optional.empty();
    }

    private BreakerMoved moved(BreakerState before, @Nullable Decisive decisive, long timeMicros) {
        boolean rose = state.tier().compareTo(before.tier()) > 0;
        BreakerMoved moved;
        if (rose && decisive != null && decisive.rule().tier() == state.tier()) {
            moved = moved(before, decisive.rule().name(), decisive.cause(), timeMicros);
        } else if (rose) {
            moved = moved(before, "trial-loss", "a trial may lose " + settings.trialLossText(), timeMicros);
        } else if (state instanceof Trial) {
            moved = moved(before, "cool-down", "cooled down for " + settings.coolDown(), timeMicros);
        } else {
            boolean passed = before instanceof Trial;
            moved = moved(
                    before, passed ? "trial" : "recovery", passed ? "passed" : "far from every limit", timeMicros);
        }
        if (state instanceof Trial) {
            gauges.startAnew();
        } else if (before instanceof Trial && state instanceof Normal) {
            gauges.rebase();
        }
        return moved;
    }

    private BreakerMoved moved(BreakerState before, String actor, String cause, long timeMicros) {
        return new BreakerMoved(
                scope,
                before.tier(),
                state.tier(),
                actor,
                cause,
                equityE8(),
                peakE8(),
                drawdownE8(),
                epoch.next(),
                timeMicros);
    }

    /** A person raises the tier; empty if it is as high already. */
    Optional<BreakerMoved> on(BreakerInput.Tripped tripped) {
        return moveBy(tripped, tripped.actor(), tripped.reason());
    }

    /** A person leads back to normal; empty if it was there, and then the peak is the present equity all the same. */
    Optional<BreakerMoved> on(BreakerInput.Reset reset) {
        gauges.forgive();
        return moveBy(reset, reset.actor(), reset.reason());
    }

    private Optional<BreakerMoved> moveBy(BreakerInput input, String actor, String reason) {
        BreakerState before = state;
        state = table.after(before, input);
        return state.equals(before) ? Optional.empty() : Optional.of(moved(before, actor, reason, input.timeMicros()));
    }

    Gauges gauges() {
        return gauges;
    }

    long epochMoves() {
        return epoch.moves();
    }

    public Scope scope() {
        return scope;
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

    /** How far each rule is from its threshold at a time, in the order of the rules. */
    List<RuleReading> readings(long nowMicros) {
        return rules.stream()
                .map(rule -> new RuleReading(rule, gauges.reading(rule, nowMicros)))
                .toList();
    }

    public long equityE8() {
        return gauges.equityE8();
    }

    public long peakE8() {
        return gauges.peakE8();
    }

    /** Drawdown from the peak, an E8 share. */
    public long drawdownE8() {
        return gauges.drawdownE8();
    }

    void save(StateWriter out) {
        gauges.save(out);
        out.putInt(neared.size());
        neared.forEach(out::putString);
        out.putEnum(state.tier());
        switch (state) {
            case Normal normal -> {}
            case Reduced reduced -> out.putBoolean(reduced.isHeld());
            case Halted halted -> out.putLong(halted.sinceMicros());
            case Trial trial -> out.putLong(trial.sinceMicros()).putLong(trial.startEquityE8());
            case Killed killed -> out.putLong(killed.sinceMicros());
        }
    }

    void restore(StateReader in) {
        gauges.restore(in);
        neared.clear();
        for (int left = in.getInt(); left > 0; left--) {
            neared.add(in.getString());
        }
        state = switch (in.getEnum(Tier.class)) {
            case NORMAL -> new Normal();
            case REDUCED -> new Reduced(in.getBoolean());
            case TRIAL -> new Trial(in.getLong(), in.getLong());
            case HALTED -> new Halted(in.getLong());
            case KILLED -> new Killed(in.getLong());
        };
    }
}
