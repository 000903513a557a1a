package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    private static final byte[] HASH = {1, 2, 3};

    @Test
    void isAFunctionOfContentAndAttempt() {
        assertThat(RunId.of(HASH, 1)).isEqualTo(RunId.of(HASH.clone(), 1));
        assertThat(RunId.of(HASH, 1)).isNotEqualTo(RunId.of(HASH, 2));
        assertThat(RunId.of(HASH, 1)).isNotEqualTo(RunId.of(new byte[] {1, 2, 4}, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RunId.of(HASH, 0));
    }

    @Test
    void readsWhatItWrites() {
        for (long value : new long[] {0, 1, -1, Long.MIN_VALUE, 0x0123_4567_89ab_cdefL}) {
            assertThat(RunId.parse(new RunId(value).toString())).isEqualTo(new RunId(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "9f86d081884c00011", "9f86d081884c000g", "-9f86d081884c001"})
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunId.parse(text))
                .withMessageContaining("16 hexadecimal digits");
    }
}
