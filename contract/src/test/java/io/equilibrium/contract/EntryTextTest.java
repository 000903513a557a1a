package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.unit.Fraction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryTextTest {
    static Stream<EntryStyle> styles() {
        return Stream.of(
                EntryStyle.AT_STEP, EntryStyle.CARRIED, EntryStyle.TRAP, new EntryStyle.Trap(new Fraction(3, 2)));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void readsWhatItWrites(EntryStyle style) {
        assertThat(EntryText.parse(EntryText.format(style))).isEqualTo(style);
    }

    @Test
    void readsTheWordsAsPeopleWriteThem() {
        assertThat(EntryText.parse(" AT_STEP ")).isEqualTo(EntryStyle.AT_STEP);
        assertThat(EntryText.parse("AT_STEP:CARRY")).isEqualTo(EntryStyle.CARRIED);
        assertThat(EntryText.parse("trap")).isEqualTo(EntryStyle.TRAP);
    }

    @Test
    void namesWhatItReads() {
        assertThatThrownBy(() -> EntryText.parse("trap:carry:")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryText.parse("carry"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an entry must be at-step, at-step:carry, trap or trap:SIZES, was 'carry'");
    }
}
