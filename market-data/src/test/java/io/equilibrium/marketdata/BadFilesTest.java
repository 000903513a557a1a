package io.equilibrium.marketdata;

import static io.equilibrium.marketdata.Text.HEADER;
import static io.equilibrium.marketdata.Text.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFilesTest {
    private static final long NONE = MarketDataException.NO_LINE;

    @TempDir
    private Path folder;

    private static void refuses(ReadOptions options, long line, String rule, Path... files) {
        assertThatThrownBy(() -> MarketFiles.open(List.of(files), options))
                .isInstanceOfSatisfying(MarketDataException.class, refusal -> {
                    assertThat(refusal.line()).isEqualTo(line);
                    assertThat(refusal.rule()).contains(rule);
                    assertThat(refusal.getMessage())
                            .doesNotContain("\n")
                            .startsWith(files[files.length - 1] + (line == NONE ? ": " : ":" + line + ": "));
                });
    }

    private static void refuses(long line, String rule, Path... files) {
        refuses(ReadOptions.DEFAULT, line, rule, files);
    }

    @Test
    void missingFoldersAndEmptyFiles() throws IOException {
        refuses(NONE, "no such file", folder.resolve("BTCUSDT-15m.csv"));
        refuses(NONE, "is a folder", folder);
        refuses(NONE, "file is empty", Files.createFile(folder.resolve("BTCUSDT-1m.csv")));
        refuses(NONE, "file is empty", Text.gzip(folder, "BTCUSDT-3m.csv.gz", ""));
        refuses(NONE, "file has no rows", Text.file(folder, "BTCUSDT-5m.csv", HEADER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1704067200000,1,2,3                     | wrong columns: 4 instead of 6
            1704067200000,1,2,1,1,5,6               | wrong columns: 7 instead of 6
            x,100,110,90,105,1                      | open_time: 'x' is not a whole number
            -5,100,110,90,105,1                     | open_time: '-5' is not a whole number
            1704068100000,1oo,110,90,105,1          | open: '1oo' is not a number
            1704068100000,,110,90,105,1             | open: '' is not a number
            1704068100000,100,-110,90,105,1         | high: -110 is negative
            1704068100000,100,110,90,105,-1         | volume: -1 is negative
            1704068100000,100,110,90,NaN,1          | close: 'NaN' is not a number
            1704068100000,100,90,110,105,1          | high is below low
            1704068100000,120,110,90,105,1          | open is outside low and high
            1704068100000,0,0,0,0,1                 | low must be above 0
            1704068100000,100,110.123456789,90,105,1| high: '110.123456789' does not fit
            1704068100001,100,110,90,105,1          | bar of 2024-01-01T00:15:00.001Z is off the 15m grid
            1704067200000,100,110,90,105,1          | bar of 2024-01-01T00:00:00Z is there twice
            1704066300000,100,110,90,105,1          | bar of 2023-12-31T23:45:00Z comes after 2024-01-01T00:00:00Z
            """)
    void aBadBarIsRefusedWithItsLine(String row, String rule) throws IOException {
        refuses(3, rule, Text.file(folder, "BTCUSDT-15m.csv", HEADER, bar(0), row, bar(2)));
        refuses(2, rule, Text.gzip(folder, "BTCUSDT-15m.csv.gz", bar(0), row, bar(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8,100,1,1,1,1704067200000,maybe | is_buyer_maker: 'maybe' is neither true nor false
            8,100,1,1,1,soon,true           | time: 'soon' is not a whole number
            8,0,1,1,1,1704067200000,true    | price must be above 0
            8,100,-1,1,1,1704067200000,true | quantity: -1 is negative
            ,100,1,1,1,1704067200000,true   | trade id: '' is not a whole number
            8,100,1,1704067200000,true      | wrong columns: 5 instead of 7
            """)
    void aBadTradeIsRefusedWithItsLine(String row, String rule) throws IOException {
        String good = "7,100,1,1,1,1704067200000,true";
        refuses(2, rule, Text.file(folder, "BTCUSDT-aggTrades-2024-01.csv", good, row, good));
    }

    @Test
    void columnsInAnotherOrderOrNumber() throws IOException {
        refuses(1, "wrong columns", Text.file(folder, "BTCUSDT-1m.csv", "open_time,open,low,high,close,volume"));
        refuses(1, "wrong columns", Text.file(folder, "BTCUSDT-1m.csv", "a,b,c"));
        refuses(1, "wrong columns", Text.file(folder, "BTCUSDT-1m.csv", "hello"));
    }

    @Test
    void gzipThatCannotBeReadOrIsCutOff() throws IOException {
        refuses(2, "gzip is cut off", Text.cutGzip(folder, "BTCUSDT-15m.csv.gz", 3, bar(0), bar(1)));
        refuses(NONE, "gzip cannot be read", Files.write(folder.resolve("BTCUSDT-1m.gz"), new byte[] {0x1f, -117, 9, 9
        }));
        Path broken = Text.gzip(folder, "BTCUSDT-15m.csv.gz", bar(0), bar(1));
        byte[] bytes = Files.readAllBytes(broken);
        bytes[bytes.length - 6] ^= 1;
        refuses(3, "gzip cannot be read", Files.write(broken, bytes));
    }

    @Test
    void whatNeitherNameNorRowsSay() throws IOException {
        refuses(NONE, "does not say the symbol", Text.file(folder, "bars-15m.csv", bar(0)));
        refuses(NONE, "say the interval", Text.file(folder, "BTCUSDT.csv", bar(0)));
        refuses(NONE, "does not say the symbol", Text.file(folder, "ticks.csv", "1,1,1,1000,true"));
    }

    @Test
    void filesThatDoNotFitTogether() throws IOException {
        Path first = Text.file(folder, "BTCUSDT-15m-a.csv", bar(0), bar(3));
        refuses(NONE, "overlap at", first, Text.file(folder, "BTCUSDT-15m-b.csv", bar(3), bar(4)));
        refuses(NONE, "overlap at", first, first);
        refuses(NONE, "different lengths", first, Text.file(folder, "BTCUSDT-30m.csv", bar(4), bar(6)));
        refuses(NONE, "mix bars and trades", first, Text.file(folder, "BTCUSDT.csv", "1,1,1,1804067200000,true"));
    }

    @Test
    void aLengthThatDoesNotDivideTheAtrBarAndAnEmptySpan() throws IOException {
        Path file = Text.file(folder, "BTCUSDT-15m.csv", bar(0), bar(1));
        refuses(
                ReadOptions.DEFAULT.withAtrBar(Duration.ofMinutes(20)),
                NONE,
                "bars of 15m do not divide the ATR bar of 20m",
                file);
        refuses(
                ReadOptions.DEFAULT.withFrom(Instant.parse("2025-01-01T00:00:00Z")),
                NONE,
                "nothing of BTCUSDT lies between --from and --to",
                file);
    }
}
