package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the account starts with, how bets are sized and bracketed, what they may be, and when breakers move; money in E8.
 * Take profit, stop and the most that an entry may slip are fractions of the step size.
 */
public record RiskSettings(
        long startEquityE8,
        Sizing sizing,
        Limits limits,
        Fraction takeProfitSizes,
        Fraction stopSizes,
        Fraction entrySlippageSizes,
        BreakerSettings breaker,
        EntryStyle entry) {
    /** 10,000 to start, 1,000 a bet. */
    public static final RiskSettings DEFAULT = new RiskSettings(
            10_000 * E8.ONE,
            new Sizing.FixedNotional(1_000 * E8.ONE),
            Limits.DEFAULT,
            Fraction.ONE,
            Fraction.ONE,
            new Fraction(1, 4),
            BreakerSettings.DEFAULT,
            EntryStyle.AT_STEP);

    public RiskSettings {
        if (startEquityE8 <= 0) {
            throw new IllegalArgumentException("start equity must be above 0, was " + E8.format(startEquityE8));
        }
    }

    public long limit(Limit limit) {
        return limits.of(limit);
    }

    public RiskSettings withStartEquityE8(long equityE8) {
        return new RiskSettings(
                equityE8, sizing, limits, takeProfitSizes, stopSizes, entrySlippageSizes, breaker, entry);
    }

    public RiskSettings withSizing(Sizing other) {
        return new RiskSettings(
                startEquityE8, other, limits, takeProfitSizes, stopSizes, entrySlippageSizes, breaker, entry);
    }

    public RiskSettings withLimits(Limits others) {
        return new RiskSettings(
                startEquityE8, sizing, others, takeProfitSizes, stopSizes, entrySlippageSizes, breaker, entry);
    }

    public RiskSettings with(Limit limit, long value) {
        return withLimits(limits.with(limit, value));
    }

    public RiskSettings withBrackets(Fraction takeProfit, Fraction stop, Fraction entrySlippage) {
        return new RiskSettings(startEquityE8, sizing, limits, takeProfit, stop, entrySlippage, breaker, entry);
    }

    public RiskSettings withBreaker(BreakerSettings other) {
        return new RiskSettings(
                startEquityE8, sizing, limits, takeProfitSizes, stopSizes, entrySlippageSizes, other, entry);
    }

    public RiskSettings withEntry(EntryStyle other) {
        return new RiskSettings(
                startEquityE8, sizing, limits, takeProfitSizes, stopSizes, entrySlippageSizes, breaker, other);
    }

    /**
     * With limits, or rules' thresholds, at other values, by name; together they must fit.
     *
     * @throws IllegalArgumentException if there is none of a name, or a value breaks a rule
     */
    public RiskSettings with(Map<String, Long> values) {
        Limits newLimits = limits;
        Map<String, Long> thresholds = new TreeMap<>();
        for (Map.Entry<String, Long> named : values.entrySet()) {
            Optional<Limit> limit = Limit.of(named.getKey());
            if (limit.isPresent()) {
                newLimits = newLimits.with(limit.get(), named.getValue());
            } else {
                requireRule(named.getKey());
                thresholds.put(named.getKey(), named.getValue());
            }
        }
        return withLimits(newLimits).withBreaker(breaker.withThresholds(thresholds));
    }

    /** Whether a limit or a rule is of that name. */
    public boolean has(String name) {
        return Limit.of(name).isPresent() || breaker.rule(name).isPresent();
    }

    private void requireRule(String name) {
        if (breaker.rule(name).isEmpty()) {
            throw new IllegalArgumentException("there is no limit and no rule " + name);
        }
    }

    /** The same of one. */
    public RiskSettings with(String name, long value) {
        return with(Map.of(name, value));
    }

    /**
     * What a limit, or a rule's threshold, is.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public long valueOf(String name) {
        return Limit.of(name)
                .map(limits::of)
                .or(() -> breaker.rule(name).map(BreakerRule::threshold))
                .orElseThrow(() -> new IllegalArgumentException("there is no limit and no rule " + name));
    }
}
