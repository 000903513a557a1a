package io.equilibrium.domain.unit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Integers in units of 1e-8: prices, quantities and money. Products are taken in 128 bits and rounded half-even once; a
 * result that does not fit in a {@code long} is an {@link ArithmeticException}.
 */
public final class E8 {
    /** 1.0 */
    public static final long ONE = 100_000_000L;

    private static final int DECIMALS = 8;

    private E8() {}

    /** a × b, both E8, as E8, rounded half-even. */
    public static long multiply(long a, long b) {
        return multiplyDivide(a, b, ONE);
    }

    /** a × b ÷ divisor, rounded half-even; divisor above 0. */
    public static long multiplyDivide(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == low >> 63) {
            return divideHalfEven(low, divisor);
        }
        return wideDivide(a, b, divisor);
    }

    private static long divideHalfEven(long dividend, long divisor) {
        long quotient = Math.floorDiv(dividend, divisor);
        long remainder = Math.floorMod(dividend, divisor);
        long toNext = divisor - remainder;
        boolean up = remainder > toNext || (remainder == toNext && (quotient & 1) != 0);
        return up ? quotient + 1 : quotient;
    }

    private static long wideDivide(long a, long b, long divisor) {
        BigInteger wideDivisor = BigInteger.valueOf(divisor);
        BigInteger[] parts =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(wideDivisor);
        BigInteger quotient = parts[0];
        int half = parts[1].abs().shiftLeft(1).compareTo(wideDivisor);
        if (half > 0 || (half == 0 && quotient.testBit(0))) {
            int sign = Long.signum(a) * Long.signum(b);
            quotient = quotient.add(BigInteger.valueOf(sign));
        }
        return quotient.longValueExact();
    }

    /** The multiple of {@code unit} nearest to the value, the even multiple on a tie; unit above 0. */
    public static long nearestMultiple(long value, long unit) {
        return Math.multiplyExact(divideHalfEven(value, unit), unit);
    }

    /** The largest multiple of {@code unit} that is not above the value. */
    public static long floorMultiple(long value, long unit) {
        return Math.multiplyExact(Math.floorDiv(value, unit), unit);
    }

    /** The smallest multiple of {@code unit} that is not below the value. */
    public static long ceilMultiple(long value, long unit) {
        return Math.negateExact(floorMultiple(Math.negateExact(value), unit));
    }

    /** a ÷ b, rounded half-even; b above 0. */
    public static long divide(long a, long b) {
        return divideHalfEven(a, b);
    }

    /**
     * Reads a plain decimal, at most eight decimals that are not zero.
     *
     * @throws NumberFormatException if the text is no plain decimal
     * @throws ArithmeticException if it has more decimals, or does not fit
     */
    public static long parse(CharSequence text) {
        return parse(text, 0, text.length());
    }

    /** As {@link #parse(CharSequence)}, for a part of a text; plain short decimals are read without allocation. */
    public static long parse(CharSequence text, int start, int end) {
        int at = start;
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                digits++;
                decimals += decimals < 0 ? 0 : 1;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return parseSlowly(text, start, end);
            }
        }
        int missing = DECIMALS - Math.max(decimals, 0);
        if (digits == 0 || digits + Math.max(missing, 0) > 18 || missing < 0) {
            return parseSlowly(text, start, end);
        }
        for (; missing > 0; missing--) {
            value *= 10;
        }
        return negative ? -value : value;
    }

    private static long parseSlowly(CharSequence text, int start, int end) {
        String part = text.subSequence(start, end).toString();
        BigDecimal value;
        try {
            value = new BigDecimal(plain(part));
        } catch (NumberFormatException unreadable) {
            throw new NumberFormatException("'" + part + "' is not a number");
        }
        try {
            return value.movePointRight(DECIMALS).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new ArithmeticException("'" + part + "' does not fit in 18 digits, 8 of them decimals");
        }
    }

    // BigDecimal reads exponents, a plus sign and other scripts' digits too.
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-') {
                throw new NumberFormatException(text);
            }
        }
        return text;
    }

    /** The value as a plain decimal without trailing zeros. */
    public static String format(long valueE8) {
        BigDecimal value = BigDecimal.valueOf(valueE8, DECIMALS).stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    /** For statistics and display only. */
    public static double toDouble(long valueE8) {
        return valueE8 / (double) ONE;
    }
}
