package io.equilibrium.domain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {
    @ParameterizedTest
    @CsvSource({"1/2, 1/2", "0.5, 1/2", "2, 2", "2/4, 1/2", "' 3 / 9 ', 1/3", "0.125, 1/8", "1.5, 3/2"})
    void aFractionIsReadInAnySpellingAndHeldInLowestTerms(String text, String written) {
        assertThat(Fraction.parse(text)).hasToString(written).isEqualTo(Fraction.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1/2", "1/0", "1/-2", "half", "1/2/3", "0.000000001", "1/"})
    void whatIsNoPositiveFractionIsRefused(String text) {
        assertThatThrownBy(() -> Fraction.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareIsFloored() {
        assertThat(new Fraction(1, 2).floorOf(7)).isEqualTo(3);
        assertThat(new Fraction(1, 2).floorOf(-7)).isEqualTo(-4);
        assertThat(new Fraction(1, 2).floorOf(1)).isZero();
        assertThat(Fraction.ONE.floorOf(7)).isEqualTo(7);
    }

    @Test
    void aShareThatFitsIsFoundThoughTheProductDoesNotFit() {
        Fraction almostOne = new Fraction(999_999_999, 1_000_000_000);
        assertThat(almostOne.floorOf(1_000_000_000_000_000_000L)).isEqualTo(999_999_999_000_000_000L);
        assertThat(almostOne.floorOf(-1_000_000_000_000_000_001L)).isEqualTo(-999_999_999_000_000_001L);
        assertThat(Fraction.parse("0.5").floorOf(9_000_000_000_000_000_001L)).isEqualTo(4_500_000_000_000_000_000L);
    }

    @Test
    void aShareThatDoesNotFitIsAnError() {
        assertThatThrownBy(() -> new Fraction(2, 1).floorOf(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
