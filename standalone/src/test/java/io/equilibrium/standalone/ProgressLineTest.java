package io.equilibrium.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private long nanos;

    @Test
    void isAPlainLineNowAndThenWhereThereIsNoTerminal() {
        try (ProgressLine line = new ProgressLine(out, false, 2_000_000, () -> nanos)) {
            at(1, line, 100_000);
            at(5, line, 500_000);
            at(6, line, 600_000);
            at(20, line, 2_000_000);
        }
        assertThat(text()).isEqualToNormalizingNewlines("""
                 25 % of 2,000,000 ticks, 100,000/s, 15 s left
                100 % of 2,000,000 ticks, 100,000/s, 0 s left
                100 % of 2,000,000 ticks, 100,000/s, 0 s left
                """);
    }

    @Test
    void isOneUpdatingLineOnATerminal() {
        try (ProgressLine line = new ProgressLine(out, true, 1_000, () -> nanos)) {
            at(1, line, 10);
            line.say("risk-service ended");
            at(2, line, 500);
        }
        assertThat(text())
                .isEqualToNormalizingNewlines(
                        "[..............................]   1 % of 1,000 ticks, 10/s, 1 min 39 s left"
                                + "\r\033[Krisk-service ended\n"
                                + "[###############...............]  50 % of 1,000 ticks, 250/s, 2 s left"
                                + "\r\033[K[###############...............]  50 % of 1,000 ticks, 250/s, 2 s left\n");
    }

    @Test
    void doesNotGuessAnUnknownTotal() {
        try (ProgressLine line = new ProgressLine(out, false, 0, () -> nanos)) {
            at(10, line, 5_000);
        }
        assertThat(text()).startsWith("5,000 ticks, 500/s");
    }

    private void at(long seconds, ProgressLine line, long ticks) {
        nanos = Duration.ofSeconds(seconds).toNanos();
        line.update(ticks);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
