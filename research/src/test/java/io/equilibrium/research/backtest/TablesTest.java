package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The study's tables beside the results. */
class TablesTest {
    @TempDir
    Path folder;

    @Test
    void jsonHasEveryTableAndTextHasThemWhenAsked() {
        Path bars = Markets.write(folder, "um-BTCUSDT-15m.csv", Markets.bars(6_000, 40_000, 7));

        JsonNode row = JsonMapper.shared()
                .readTree(CommandLineRun.of(bars, "--format=json").out())
                .get(0);
        JsonNode tables = row.get("tables");
        assertThat(tables.propertyNames())
                .containsExactly(
                        "streaks", "behaviour patterns", "direction patterns", "trend index", "pivot index", "months");
        long bits = 0;
        for (JsonNode month : tables.get("months")) {
            bits += month.get("trials").longValue();
            assertThat(month.get("p").doubleValue()).isBetween(0.0, 1.0);
            assertThat(month.get("adjustedP").doubleValue())
                    .isBetween(month.get("p").doubleValue(), 1.0);
        }
        assertThat(bits)
                .isPositive()
                .isLessThanOrEqualTo(row.get("behaviourBits").longValue());

        assertThat(CommandLineRun.of(bars).out()).doesNotContain("adj. p");
        assertThat(CommandLineRun.of(bars, "--tables").out())
                .contains("BTCUSDT streaks", "reversal 1 within 3", "BTCUSDT months", "2024-01", "adj. p")
                .contains("BTCUSDT behaviour patterns, 12 of ");
    }
}
