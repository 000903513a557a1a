package io.equilibrium.contract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30s}, {@code 15m}, {@code 2h}, {@code 1d}. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = units();

    private Durations() {}

    static Duration parsePositive(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be a duration such as 30s, 15m, 2h or 1d, was '" + text + "'");
        }
        Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
        Duration duration = unit.multipliedBy(Long.parseLong(parts.group(1)));
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("must be above 0, was " + text);
        }
        return duration;
    }

    static String format(Duration duration) {
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long count = duration.dividedBy(unit.getValue());
            if (count > 0 && unit.getValue().multipliedBy(count).equals(duration)) {
                return count + unit.getKey();
            }
        }
        throw new IllegalArgumentException(duration + " is finer than a millisecond");
    }

    // 24h stays 24h, as the study says it, so days are only read.
    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        units.put("d", Duration.ofDays(1));
        return units;
    }
}
