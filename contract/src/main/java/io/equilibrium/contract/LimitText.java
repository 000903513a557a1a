package io.equilibrium.contract;

import io.equilibrium.domain.risk.BreakerRule;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.domain.risk.Measure;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits and the thresholds of the breaker's rules as people write them, by name: money {@code 5000}, shares {@code 0.05} or
 * {@code 5%}, counts {@code 20}, lengths of time {@code 90s}.
 */
public final class LimitText {
    private static final int MICROS = 1_000;

    private enum Kind {
        DECIMAL,
        COUNT,
        TIME
    }

    private LimitText() {}

    /** Every name, limits first. */
    public static List<String> names(RiskSettings settings) {
        return Stream.concat(
                        Stream.of(Limit.values()).map(Limit::key),
                        settings.breaker().rules().stream().map(BreakerRule::name))
                .toList();
    }

    /**
     * The value that a text says, in the unit of what it names.
     *
     * @throws IllegalArgumentException if there is none of that name, or the text is no value of it
     */
    public static long parse(RiskSettings settings, String name, String text) {
        Kind kind = kind(settings, name);
        try {
            return switch (kind) {
                case DECIMAL -> decimal(text.strip());
                case COUNT -> Long.parseLong(text.strip());
                case TIME ->
                    Math.multiplyExact(Durations.parsePositive(text.strip()).toMillis(), MICROS);
            };
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            String wanted = switch (kind) {
                case DECIMAL -> "a decimal such as 5000, 0.05 or 5%";
                case COUNT -> "a whole number";
                case TIME -> "a length of time such as 90s or 6h";
            };
            throw new IllegalArgumentException(name + " is " + wanted + ", not '" + text + "'", unreadable);
        }
    }

    static long decimal(String text) {
        return text.endsWith("%")
                ? Math.floorDiv(E8.parse(text.substring(0, text.length() - 1).strip()), 100)
                : E8.parse(text);
    }

    /** What {@link #parse} reads again. */
    public static String format(RiskSettings settings, String name) {
        return format(settings, name, settings.valueOf(name));
    }

    /** A value of a limit or rule, as {@link #parse} reads it. */
    public static String format(RiskSettings settings, String name, long value) {
        return switch (kind(settings, name)) {
            case DECIMAL -> E8.format(value);
            case COUNT -> Long.toString(value);
            case TIME -> Durations.format(Duration.ofMillis(value / MICROS));
        };
    }

    /** A value of one of the usual limits and rules for people; one that is not known, as it is. */
    public static String shown(String name, long value) {
        RiskSettings usual = RiskSettings.DEFAULT;
        return names(usual).contains(name) ? format(usual, name, value) : Long.toString(value);
    }

    private static Kind kind(RiskSettings settings, String name) {
        return Limit.of(name)
                .map(limit -> switch (limit.unit()) {
                    case MONEY, SHARE -> Kind.DECIMAL;
                    case COUNT -> Kind.COUNT;
                    case MICROS -> Kind.TIME;
                })
                .or(() -> settings.breaker()
                        .rule(name)
                        .map(rule -> kind(rule.measure().unit())))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no limit and no rule " + name + "; there are " + String.join(", ", names(settings))));
    }

    private static Kind kind(Measure.Unit unit) {
        return switch (unit) {
            case SHARE -> Kind.DECIMAL;
            case COUNT -> Kind.COUNT;
            case MICROS -> Kind.TIME;
        };
    }
}
