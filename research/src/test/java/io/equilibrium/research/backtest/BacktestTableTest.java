package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole text that a person sees. */
class BacktestTableTest {
    @TempDir
    Path folder;

    @Test
    void tellsASmallMarketLikeThis() throws IOException {
        List<String> holed = new ArrayList<>(Markets.bars(6_000, 40_000, 7));
        holed.subList(1_000, 1_010).clear();
        holed.subList(3_000, 3_150).clear();
        Path bitcoin = Markets.write(folder, "um-BTCUSDT-15m.csv", holed);
        List<String> messy = new ArrayList<>(Markets.bars(4_000, 12, 8));
        messy.add(10, messy.get(9));
        messy.add(20, messy.remove(19));
        messy.add(30, messy.remove(25));
        Path unknown = Markets.write(folder, "um-NONESUCHUSDT-15m.csv", messy);

        CommandLineRun run =
                CommandLineRun.of(bitcoin, unknown, "--repair", "--reduced-at=2%", "--halted-at=3%", "--killed-at=4%");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(snapshot("backtest-table.txt"));
    }

    @Test
    void saysWhatStandsStill() {
        Path bars = Markets.write(folder, "um-BTCUSDT-15m.csv", Markets.bars(1_000, 40_000, 7));

        CommandLineRun run = CommandLineRun.of(bars, "--most-steps=1", "--coefficient=1/50");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Halted   BTCUSDT stands still since 2024-01-0")
                .contains("made more than 1 step");
    }

    @Test
    void helpShowsEveryDefault() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("(ANCHORED)", "(2h)", "(14)", "(1/2)", "(20)", "(13)", "(7)", "(fixed)", "(auto)", "(table)")
                .contains("ticks accepted");
    }

    private static String snapshot(String name) throws IOException {
        try (var in = Objects.requireNonNull(BacktestTableTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
