package io.equilibrium.research.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.research.cli.Progress.ProgressLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void tellsShareRateAndTimeLeft() {
        assertThat(ProgressLine.of("backtest", 25, 100, "ticks", 10 * SECOND))
                .isEqualTo("backtest [#####...............]  25 %  3 ticks/s  30 s left");
        assertThat(ProgressLine.of("backtest", 30_000_000, 120_000_000, "ticks", 10 * SECOND))
                .isEqualTo("backtest [#####...............]  25 %  3.0 M ticks/s  30 s left");
        assertThat(ProgressLine.of("backtest", 1, 100, "ticks", 10 * SECOND)).endsWith("16:30 min left");
    }

    @Test
    void tellsOnlyTheTimeOfWhatHasNoKnownLength() {
        assertThat(ProgressLine.of("reading", 0, 0, "", 3 * SECOND)).isEqualTo("reading: 3 s");
    }

    @Test
    void isSilentWhenDoneWithinTwoSeconds() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Progress progress =
                Progress.start("backtest", 10, "ticks", new PrintStream(bytes, true, StandardCharsets.UTF_8), true)) {
            progress.add(10);
        }
        assertThat(bytes.size()).isZero();
    }
}
