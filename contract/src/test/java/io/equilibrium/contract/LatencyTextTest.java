package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.Latency.Constant;
import io.equilibrium.domain.venue.Latency.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTextTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"50ms, 50000", "0ms, 0", "7us, 7", "2s, 2000000", "1m, 60000000", "PT0.05S, 50000", "' 5ms ', 5000"})
    void oneLengthIsAConstant(String text, long micros) {
        assertThat(LatencyText.parse(text)).isEqualTo(new Constant(micros));
    }

    @Test
    void severalAreSamples() {
        assertThat(LatencyText.parse("40ms, 55ms,1200us")).isEqualTo(new Sampled(List.of(40_000L, 55_000L, 1_200L)));
    }

    @Test
    void aFileHasOneALine() throws IOException {
        assertThat(LatencyText.parse(file("# recorded\n12034\n\n13000 # late\n")))
                .isEqualTo(new Sampled(List.of(12_034L, 13_000L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50ms", "0ms", "1200us", "40ms,55ms,1200us", "0ms,0ms"})
    void whatIsWrittenIsRead(String text) {
        Latency latency = LatencyText.parse(text);
        assertThat(LatencyText.format(latency)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "50", "-5ms", "50ms,", "2h", "PT2H", "PT-1S", "9999999999m"})
    void otherTextIsRefusedByName(String text) {
        assertThatThrownBy(() -> LatencyText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latency must be");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> LatencyText.parse("@/nowhere/latency.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/nowhere/latency.txt");
        assertThatThrownBy(() -> LatencyText.parse(file("# none\n"))).hasMessageContaining("at least one sample");
        assertThatThrownBy(() -> LatencyText.parse(file("12ms\n"))).hasMessageContaining("12ms");
        assertThatThrownBy(() -> LatencyText.parse(file("1\n".repeat(5_001)))).hasMessageContaining("at most 5000");
    }

    @Test
    void asManyAsAreAllowedFitIntoAnEnvironment() {
        Sampled longest = new Sampled(Collections.nCopies(LatencyText.MOST_SAMPLES, 3_599_999_999L));
        // Linux takes at most 128 KiB for one variable.
        assertThat(LatencyText.format(longest).length()).isLessThan(128 * 1024 - 100);
    }

    private String file(String text) throws IOException {
        return "@" + Files.writeString(folder.resolve("latency.txt"), text);
    }
}
