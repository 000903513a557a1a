package io.equilibrium.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "um-BTCUSDT-15m.csv.gz,          BTCUSDT, 15m",
                "BTCUSDT-15m-2024-01.csv,        BTCUSDT, 15m",
                "usdm-btcusdt_20240808.gz,       BTCUSDT, none",
                "BTCUSDT-aggTrades-2024-01.csv,  BTCUSDT, none",
                "1000PEPEUSDT-1h-2024-01-01.csv, 1000PEPEUSDT, 1h",
                "synthetic-PLANTED-1m.csv,       PLANTED, 1m",
                "bars.csv.gz,                    none,    none",
                "BTCUSDT-ETHUSDT-1m.csv,         none,    1m",
                "BTCUSDT-1M-2024-01.csv,         BTCUSDT, none",
            })
    void namesSayTheirSymbolAndInterval(String name, String symbol, String interval) {
        FileName read = FileName.of(Path.of("some", "folder", name));

        assertThat(read.symbol().orElse(null)).isEqualTo(symbol);
        assertThat(read.interval().map(Interval::format).orElse(null)).isEqualTo(interval);
    }

    @Test
    void intervalsAreReadAsTheVenueWritesThem() {
        assertThat(Interval.parse("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(Interval.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Interval.format(Duration.ofMinutes(90))).isEqualTo("90m");
        assertThat(Interval.format(Duration.ofMillis(1_500))).isEqualTo("1500ms");
        assertThatThrownBy(() -> Interval.parse("1M")).hasMessageContaining("'1M' is not an interval");
    }
}
