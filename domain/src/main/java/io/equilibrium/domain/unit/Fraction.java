package io.equilibrium.domain.unit;

import java.math.BigInteger;

/** A positive rational number, exact and in lowest terms; written {@code 1/2} or {@code 2}. */
public record Fraction(long numerator, long denominator) {
    public static final Fraction ONE = new Fraction(1, 1);

    public Fraction {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "a fraction must be above 0 with a denominator above 0, was " + numerator + "/" + denominator);
        }
        long common = commonDivisor(numerator, denominator);
        numerator /= common;
        denominator /= common;
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }

    /** Reads {@code 1/2}, {@code 2} or {@code 0.5}. */
    public static Fraction parse(String text) {
        try {
            int slash = text.indexOf('/');
            if (slash >= 0) {
                return new Fraction(
                        Long.parseLong(text.substring(0, slash).strip()),
                        Long.parseLong(text.substring(slash + 1).strip()));
            }
            return new Fraction(E8.parse(text.strip()), E8.ONE);
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new IllegalArgumentException("'" + text + "' is not a fraction such as 1/2 or 0.5", unreadable);
        }
    }

    /** floor(value × this); an {@link ArithmeticException} if that does not fit. */
    public long floorOf(long value) {
        long high = Math.multiplyHigh(value, numerator);
        long low = value * numerator;
        return high == low >> 63 ? Math.floorDiv(low, denominator) : wideFloorOf(value);
    }

    private long wideFloorOf(long value) {
        BigInteger[] parts = BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        return parts[0].subtract(parts[1].signum() < 0 ? BigInteger.ONE : BigInteger.ZERO)
                .longValueExact();
    }

    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
