package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How loose a limit or a rule may ever be, whoever wants it: compiled in, so that neither configuration nor a person passes it. */
public final class Ceilings {
    private Ceilings() {}

    /** The loosest value, for an account that starts with so much. */
    public static long of(Limit limit, long startEquityE8) {
        return switch (limit) {
            case LOSS_PER_BET -> startEquityE8 / 10;
            case ORDER_NOTIONAL -> times(startEquityE8, 5);
            case SYMBOL_NOTIONAL -> times(startEquityE8, 10);
            case ACCOUNT_NOTIONAL, CORRELATED_NOTIONAL -> times(startEquityE8, 20);
            case OPEN_ORDERS -> 200;
            case ORDERS_PER_MINUTE -> 600;
            case PRICE_COLLAR -> E8.ONE / 5;
            case SIGNAL_AGE -> micros(Duration.ofMinutes(5));
            case MARK_AGE -> micros(Duration.ofHours(6));
            case CLOCK_SKEW -> micros(Duration.ofSeconds(10));
        };
    }

    /** The highest threshold. */
    public static long of(BreakerRule rule) {
        return switch (rule.measure()) {
            case DRAWDOWN ->
                switch (rule.tier()) {
                    case REDUCED -> share(20);
                    case HALTED -> share(30);
                    case KILLED -> share(50);
                    case NORMAL, TRIAL -> throw new IllegalArgumentException("no rule leads to " + rule.tier());
                };
            case DAILY_LOSS -> share(30);
            case BET_LOSS -> share(20);
            case LOSS_STREAK -> 100;
            case LOSS_RATE -> share(95);
            case SLIPPAGE -> share(5);
            case REJECTS, VENUE_ERRORS -> 200;
            case POSITION_MISMATCH -> 1;
            case STALE_FEED -> micros(Duration.ofDays(1));
            case DEAD_MAN -> micros(Duration.ofHours(1));
        };
    }

    /**
     * The loosest value of a limit or rule by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static long of(RiskSettings settings, String name) {
        return Limit.of(name)
                .map(limit -> of(limit, settings.startEquityE8()))
                .or(() -> settings.breaker().rule(name).map(Ceilings::of))
                .orElseThrow(() -> new IllegalArgumentException("there is no limit and no rule " + name));
    }

    /** Which limit or rule is looser than it may be, as a sentence; or which rule must be there and is not. */
    public static Optional<String> refusal(RiskSettings settings) {
        Stream<String> limits = Stream.of(Limit.values()).map(Limit::key);
        Stream<String> rules = Stream.concat(BreakerRule.DEFAULT.stream(), settings.breaker().rules().stream())
                .map(BreakerRule::name);
        return Stream.concat(limits, rules)
                .flatMap(name -> refusal(settings, name).stream())
                .findFirst();
    }

    /** The same of one limit or rule. */
    static Optional<String> refusal(RiskSettings settings, String name) {
        Limit limit = Limit.of(name).orElse(null);
        if (limit != null) {
            long ceiling = of(limit, settings.startEquityE8());
            long value = settings.limit(limit);
            return value <= ceiling
                    ? Optional.empty()
                    : Optional.of(tooLoose(
                            name, limit.unit().text(value), limit.unit().text(ceiling)));
        }
        BreakerRule rule = settings.breaker().rule(name).orElse(null);
        if (rule == null) {
            return Optional.of("the rule " + name + " must not be left out");
        }
        Measure.Unit unit = rule.measure().unit();
        return rule.threshold() <= of(rule)
                ? Optional.empty()
                : Optional.of(tooLoose(name, unit.text(rule.threshold()), unit.text(of(rule))));
    }

    private static String tooLoose(String name, String value, String ceiling) {
        return name + " may be tightened but is at most " + ceiling + ", whoever asks; was " + value;
    }

    private static long times(long moneyE8, int factor) {
        return moneyE8 > Long.MAX_VALUE / factor ? Long.MAX_VALUE : moneyE8 * factor;
    }

    private static long share(int percent) {
        return percent * (E8.ONE / 100);
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}
