package io.equilibrium.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo", "replay", "rewind", "bench"})
    void helps(String word) {
        assertThat(Main.execute(word, "--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "replay", "rewind", "bench"})
    void refusesUnknownOptions(String word) {
        assertThat(Main.execute(word, "--no-such-option")).isEqualTo(2);
    }

    @Test
    void refusesAPortOfNothing() {
        assertThat(Main.execute("demo", "--port=nothing=28998")).isEqualTo(1);
    }

    @Test
    void refusesUnknownWords() {
        assertThat(Main.execute("trade")).isEqualTo(2);
    }
}
