package io.equilibrium.marketdata;

import io.equilibrium.domain.unit.E8;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The columns of a row of comma-separated values; what cannot be read is an {@link IllegalArgumentException} that says the rule. */
final class Columns {
    /** Times of at least this are in microseconds: as milliseconds they would lie after the year 5000. */
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;

    private static final long LATEST_MICROS = 100_000_000_000_000_000L;
    private static final int DECIMALS = 8;
    private static final int MOST = 16;

    private final int[] starts = new int[MOST + 1];
    private Line line = new Line();
    private int count;

    void split(Line newLine) {
        line = newLine;
        count = 1;
        int length = newLine.length();
        for (int i = 0; i < length; i++) {
            if (newLine.charAt(i) == ',' && count < MOST) {
                starts[count++] = i + 1;
            }
        }
        starts[count] = length + 1;
    }

    int count() {
        return count;
    }

    /** These columns, if there are so many. */
    Columns refuseUnless(int expected) {
        if (count != expected) {
            throw new IllegalArgumentException("wrong columns: " + count + " instead of " + expected);
        }
        return this;
    }

    String text(int column) {
        return line.subSequence(starts[column], end(column));
    }

    private int end(int column) {
        return starts[column + 1] - 1;
    }

    /** A number, exact. */
    long signedE8(int column, String name) {
        try {
            return E8.parse(line, starts[column], end(column));
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** A number at or above 0, exact. */
    long e8(int column, String name) {
        long value = signedE8(column, name);
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + text(column) + " is negative");
        }
        return value;
    }

    /** A sum somebody made with floating point, at or above 0: decimals beyond the eighth are rounded half-even. */
    long roundedE8(int column, String name) {
        if (decimals(column) <= DECIMALS) {
            return e8(column, name);
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text(column)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        } catch (NumberFormatException unreadable) {
            return e8(column, name);
        }
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + ": " + text(column) + " is negative");
        }
        return E8.parse(value.toPlainString());
    }

    private int decimals(int column) {
        for (int i = starts[column]; i < end(column); i++) {
            if (line.charAt(i) == '.') {
                return end(column) - i - 1;
            }
        }
        return 0;
    }

    /** Microseconds, from milliseconds or microseconds. */
    long timeMicros(int column, String name) {
        return micros(whole(column, name), name);
    }

    static long micros(long time, String name) {
        if (time > LATEST_MICROS) {
            throw new IllegalArgumentException(name + ": " + time + " is neither in milliseconds nor in microseconds");
        }
        return time >= MICROSECONDS_FROM ? time : time * 1_000;
    }

    /** A whole number of at most 18 digits. */
    long whole(int column, String name) {
        long value = 0;
        int to = end(column);
        boolean good = to > starts[column] && to - starts[column] <= 18;
        for (int i = starts[column]; good && i < to; i++) {
            int digit = line.charAt(i) - '0';
            good = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        if (!good) {
            throw new IllegalArgumentException(name + ": '" + text(column) + "' is not a whole number at or above 0");
        }
        return value;
    }

    boolean flag(int column, String name) {
        String text = text(column);
        boolean yes = text.equalsIgnoreCase("true");
        if (!yes && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(name + ": '" + text + "' is neither true nor false");
        }
        return yes;
    }
}
