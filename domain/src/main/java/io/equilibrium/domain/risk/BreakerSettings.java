package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When breakers move, what is left of the size when REDUCED and in a trial, how long a halt cools down, how long a trial
 * lasts, and the E8 share of the equity at its start that it may lose.
 */
public record BreakerSettings(
        List<BreakerRule> rules,
        Fraction reducedSize,
        Fraction trialSize,
        Duration coolDown,
        Duration trial,
        long trialLossE8) {
    private static final List<Tier> RISING = List.of(Tier.REDUCED, Tier.HALTED, Tier.KILLED);

    /** The usual rules; half size, a quarter in a trial; a day to cool down, a day's trial that may lose 2 %. */
    public static final BreakerSettings DEFAULT = new BreakerSettings(
            BreakerRule.DEFAULT,
            new Fraction(1, 2),
            new Fraction(1, 4),
            Duration.ofDays(1),
            Duration.ofDays(1),
            2_000_000);

    public BreakerSettings {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (BreakerRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("two rules are named " + rule.name());
            }
        }
        for (Scope.Kind kind : Scope.Kind.values()) {
            requireRisingDrawdowns(rules, kind);
        }
        if (!coolDown.isPositive() || !trial.isPositive()) {
            throw new IllegalArgumentException(
                    "coolDown and trial must be positive, were " + coolDown + " and " + trial);
        }
        if (trialLossE8 <= 0 || trialLossE8 > E8.ONE) {
            throw new IllegalArgumentException(
                    "trialLoss must be above 0 and at most 1, was " + E8.format(trialLossE8));
        }
        if (reducedSize.numerator() > reducedSize.denominator() || trialSize.numerator() > trialSize.denominator()) {
            throw new IllegalArgumentException(
                    "sizes left must be at most 1, were " + reducedSize + " and " + trialSize);
        }
    }

    private static void requireRisingDrawdowns(List<BreakerRule> rules, Scope.Kind kind) {
        long before = 0;
        for (Tier tier : RISING) {
            long threshold =
                    drawdown(rules, kind, tier).map(BreakerRule::threshold).orElse(Long.MAX_VALUE);
            if (threshold != Long.MAX_VALUE && threshold <= before) {
                throw new IllegalArgumentException("drawdown limits must rise from REDUCED over HALTED to KILLED, "
                        + tier + " of " + kind + " was " + E8.format(threshold) + " after " + E8.format(before));
            }
            before = threshold == Long.MAX_VALUE ? before : threshold;
        }
    }

    private static Optional<BreakerRule> drawdown(List<BreakerRule> rules, Scope.Kind kind, Tier tier) {
        return rules.stream()
                .filter(rule -> rule.measure() == Measure.DRAWDOWN && rule.scope() == kind && rule.tier() == tier)
                .findFirst();
    }

    /** The drawdown of the account, an E8 share, that leads to a tier; 1 where none does. */
    public long drawdownE8(Tier tier) {
        return drawdown(rules, Scope.Kind.ACCOUNT, tier)
                .map(BreakerRule::threshold)
                .orElse(E8.ONE);
    }

    /** With other drawdowns of the account, E8 shares. */
    public BreakerSettings withDrawdowns(long reducedE8, long haltedE8, long killedE8) {
        return withRules(rules.stream()
                .map(rule -> rule.measure() == Measure.DRAWDOWN && rule.scope() == Scope.Kind.ACCOUNT
                        ? rule.at(
                                switch (rule.tier()) {
                                    case REDUCED -> reducedE8;
                                    case HALTED -> haltedE8;
                                    case KILLED -> killedE8;
                                    case NORMAL, TRIAL -> throw new IllegalStateException("no rule leads there");
                                })
                        : rule)
                .toList());
    }

    /** With some rules, by name, at other thresholds. */
    BreakerSettings withThresholds(Map<String, Long> thresholds) {
        return withRules(rules.stream()
                .map(rule -> rule.at(thresholds.getOrDefault(rule.name(), rule.threshold())))
                .toList());
    }

    public BreakerSettings withRules(List<BreakerRule> others) {
        return new BreakerSettings(others, reducedSize, trialSize, coolDown, trial, trialLossE8);
    }

    /** With another time to cool down, and a trial of another length and loss. */
    public BreakerSettings withPauses(Duration newCoolDown, Duration newTrial, long newTrialLossE8) {
        return new BreakerSettings(rules, reducedSize, trialSize, newCoolDown, newTrial, newTrialLossE8);
    }

    String trialLossText() {
        return E8.format(trialLossE8);
    }

    List<BreakerRule> rulesOf(Scope.Kind kind) {
        return rules.stream().filter(rule -> rule.scope() == kind).toList();
    }

    public Optional<BreakerRule> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
