package io.equilibrium.domain.unit;

/** A positive rational number, exact; written {@code 1/2} or {@code 2}. */
public record Fraction(long numerator, long denominator) {
    public static final Fraction ONE = new Fraction(1, 1);

    public Fraction {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "a fraction must be above 0 with a denominator above 0, was " + numerator + "/" + denominator);
        }
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

    /** floor(value × this). */
    public long floorOf(long value) {
        long high = Math.multiplyHigh(value, numerator);
        long low = value * numerator;
        if (high != low >> 63) {
            throw new ArithmeticException(value + " × " + this + " does not fit");
        }
        return Math.floorDiv(low, denominator);
    }

    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
