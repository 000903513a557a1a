package io.equilibrium.domain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class E8Test {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({
        "5, 2, 2",
        "7, 2, 4",
        "-5, 2, -2",
        "-7, 2, -4",
        "1, 2, 0",
        "-1, 2, 0",
        "3, 2, 2",
        "-3, 2, -2",
        "8, 3, 3",
        "-8, 3, -3",
        "7, 3, 2",
        "-7, 3, -2"
    })
    void aQuotientIsRoundedHalfEvenOnBothSidesOfZero(long dividend, long divisor, long quotient) {
        assertThat(E8.divide(dividend, divisor)).isEqualTo(quotient);
        assertThat(E8.multiplyDivide(dividend, 1, divisor)).isEqualTo(quotient);
    }

    @Test
    void aProductOfHalvesOfTheLastUnitGoesToTheEvenOne() {
        assertThat(E8.multiply(1, 50_000_000)).isEqualTo(0);
        assertThat(E8.multiply(3, 50_000_000)).isEqualTo(2);
        assertThat(E8.multiply(-3, 50_000_000)).isEqualTo(-2);
        assertThat(E8.multiply(5, -50_000_000)).isEqualTo(-2);
    }

    @Test
    void aNotionalOfBillionsDoesNotOverflowOnTheWay() {
        long price = 60_000 * E8.ONE;
        long quantity = 1_000_000 * E8.ONE;
        assertThat(E8.multiply(price, quantity)).isEqualTo(60_000_000_000L * E8.ONE);
        assertThat(E8.multiply(price, -quantity)).isEqualTo(-60_000_000_000L * E8.ONE);
    }

    @Test
    void aProductTooWideIsRoundedHalfEvenToo() {
        long even = 4_000_000_000_000_000_000L;
        assertThat(E8.multiplyDivide(even + 1, 4, 8)).isEqualTo(2_000_000_000_000_000_000L);
        assertThat(E8.multiplyDivide(even + 3, 4, 8)).isEqualTo(2_000_000_000_000_000_002L);
        assertThat(E8.multiplyDivide(even + 3, -4, 8)).isEqualTo(-2_000_000_000_000_000_002L);
    }

    @Test
    void aProductThatDoesNotFitIsAnError() {
        assertThatThrownBy(() -> E8.multiply(Long.MAX_VALUE, 2 * E8.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> E8.multiply(Long.MIN_VALUE, -E8.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> E8.nearestMultiple(Long.MAX_VALUE, 10)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> E8.floorMultiple(Long.MIN_VALUE, 10)).isInstanceOf(ArithmeticException.class);
        assertThat(E8.multiply(Long.MIN_VALUE, E8.ONE)).isEqualTo(Long.MIN_VALUE);
        assertThat(E8.multiply(Long.MAX_VALUE, -E8.ONE)).isEqualTo(-Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyProductIsThatOfBigDecimal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long a = random.nextLong() >> random.nextInt(63);
            long b = random.nextLong() >> random.nextInt(63);
            long divisor = Math.max(1, random.nextLong() >>> (1 + random.nextInt(62)));
            assertProduct(a, b, divisor);
            assertProduct(a, b, 2);
        }
    }

    private static void assertProduct(long a, long b, long divisor) {
        BigInteger exact = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
        if (exact.compareTo(LEAST) < 0 || exact.compareTo(MOST) > 0) {
            assertThatThrownBy(() -> E8.multiplyDivide(a, b, divisor)).isInstanceOf(ArithmeticException.class);
        } else if (E8.multiplyDivide(a, b, divisor) != exact.longValueExact()) {
            throw new AssertionError(
                    a + " × " + b + " ÷ " + divisor + " is " + exact + ", was " + E8.multiplyDivide(a, b, divisor));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "14, 10, 10, 10, 20",
        "15, 10, 20, 10, 20",
        "25, 10, 20, 20, 30",
        "-15, 10, -20, -20, -10",
        "-25, 10, -20, -30, -20",
        "30, 10, 30, 30, 30",
        "0, 7, 0, 0, 0"
    })
    void multiplesAreTheNearestWithTiesToTheEvenTheFloorAndTheCeiling(
            long value, long unit, long nearest, long floor, long ceiling) {
        assertThat(E8.nearestMultiple(value, unit)).isEqualTo(nearest);
        assertThat(E8.floorMultiple(value, unit)).isEqualTo(floor);
        assertThat(E8.ceilMultiple(value, unit)).isEqualTo(ceiling);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 100000000",
        "-1, -100000000",
        "-0.5, -50000000",
        "42314, 4231400000000",
        "61800.30, 6180030000000",
        "0.00000001, 1",
        "-0.00000001, -1",
        "9999999999.99999999, 999999999999999999",
        ".5, 50000000",
        "5., 500000000",
        "007.25, 725000000"
    })
    void aShortPlainDecimalIsRead(String text, long value) {
        assertThat(E8.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775808, -9223372036854775808",
        "10000000000.00000001, 1000000000000000001",
        "1.2300000000000000000, 123000000",
        "0000000000000000000000000001.5, 150000000"
    })
    void aLongDecimalIsRead(String text, long value) {
        assertThat(E8.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "-.", "abc", "1..2", "1.2.3", "--1", "1-2", " 1", "1 ", "+1", "1e5", "1E-8", "NaN",
                "0x10", "1,5", "٣", "∞"
            })
    void whatIsNoPlainDecimalIsRefused(String text) {
        assertThatThrownBy(() -> E8.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("'" + text + "' is not a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.000000001",
                "1.123456789",
                "92233720368.54775808",
                "-92233720368.54775809",
                "99999999999999999999999999999999999999"
            })
    void whatIsTooFineOrTooLargeIsRefused(String text) {
        assertThatThrownBy(() -> E8.parse(text))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining(text);
    }

    @Test
    void aPartOfALineIsReadInItsPlace() {
        String line = "1700006400000,40000.5,92233720368.54775807,x";
        assertThat(E8.parse(line, 14, 21)).isEqualTo(4_000_050_000_000L);
        assertThat(E8.parse(line, 22, 42)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> E8.parse(line, 43, 44)).hasMessage("'x' is not a number");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100000000, 1",
        "1000000000000, 10000",
        "6180030000000, 61800.3",
        "1, 0.00000001",
        "-1, -0.00000001",
        "-150000000, -1.5",
        "9223372036854775807, 92233720368.54775807",
        "-9223372036854775808, -92233720368.54775808"
    })
    void aValueIsWrittenWithoutTrailingZerosOrExponent(long value, String text) {
        assertThat(E8.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whatIsWrittenIsReadBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            if (E8.parse(E8.format(value)) != value) {
                throw new AssertionError(value + " was written as " + E8.format(value));
            }
        }
    }
}
