package io.equilibrium.marketdata;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of bars as the venue writes them: 1s, 15m, 2h, 1d, 1w. */
public final class Interval {
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,4})(ms|s|m|h|d|w)");
    private static final long SECONDS_PER_DAY = 86_400;

    private Interval() {}

    /**
     * Reads a length; a month (1M) has none.
     *
     * @throws IllegalArgumentException if the text is no such length
     */
    public static Duration parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not an interval such as 30s, 15m, 2h, 1d or 1w"));
    }

    static Optional<Duration> find(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return Optional.of(
                unit.equals("ms") ? Duration.ofMillis(count) : Duration.ofSeconds(count * seconds(unit.charAt(0))));
    }

    private static long seconds(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> SECONDS_PER_DAY;
            default -> 7 * SECONDS_PER_DAY;
        };
    }

    /** In the largest unit that divides it; a length that is no whole number of seconds in milliseconds. */
    public static String format(Duration length) {
        long seconds = length.toSeconds();
        if (length.toMillis() % 1_000 != 0) {
            return length.toMillis() + "ms";
        }
        for (char unit : new char[] {'w', 'd', 'h', 'm'}) {
            if (seconds % seconds(unit) == 0) {
                return seconds / seconds(unit) + String.valueOf(unit);
            }
        }
        return seconds + "s";
    }
}
