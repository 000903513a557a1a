package io.equilibrium.research.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
    static final String NONE = "-";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** A share of 1 as a percentage; above all bounds: never. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        return Double.isInfinite(share) ? "never" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A share with its sign. */
    static String signedPercent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }

    /** An E8 rate as a percentage, as exact as it is. */
    static String rate(long shareE8) {
        BigDecimal percent = BigDecimal.valueOf(shareE8, 6).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + " %";
    }

    /** E8 money to the cent. */
    static String money(long valueE8) {
        return String.format(
                Locale.ROOT, "%,.2f", BigDecimal.valueOf(valueE8, 8).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** Days, hours and minutes. */
    static String span(Duration length) {
        String days = length.toDays() == 0 ? "" : count(length.toDays()) + " d ";
        return days + length.toHoursPart() + " h " + length.toMinutesPart() + " min";
    }

    static String time(long micros) {
        return time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    static String time(Instant time) {
        return MINUTE.format(time);
    }
}
