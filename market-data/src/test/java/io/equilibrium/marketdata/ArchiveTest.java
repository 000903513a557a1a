package io.equilibrium.marketdata;

import static io.equilibrium.marketdata.Text.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The venue's public archive as it comes: zip, and CHECKSUM beside it. */
class ArchiveTest {
    private static final String BARS = "BTCUSDT-15m-2024-01.zip";
    private static final String BARS_HEADER =
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore";
    private static final String REST = ",1704068099999,1,2,3,4,0";
    private static final String[] TRADES = {
        "7,40000.1,0.5,1,3,1704412800123,true", "9,40000.2,0.25,4,4,1704412800124,false"
    };

    @TempDir
    private Path folder;

    private static MarketData open(Path... files) {
        return MarketFiles.open(List.of(files), ReadOptions.DEFAULT);
    }

    private static List<Tick> ticks(MarketData market) {
        List<Tick> ticks = new ArrayList<>();
        market.forEach(ticks::add);
        return ticks;
    }

    private static void refuses(String message, Path... files) {
        assertThatThrownBy(() -> open(files))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith(files[files.length - 1] + message);
    }

    @Test
    void aZipIsReadAsTheFileInItWithAHeaderOrWithout() throws IOException {
        List<Tick> plain = ticks(open(Text.file(folder, "BTCUSDT-15m.csv", bar(0) + REST, bar(1) + REST)));
        MarketData zip = open(Text.zip(folder, BARS, BARS_HEADER, bar(0) + REST, bar(1) + REST));

        assertThat(ticks(zip)).isEqualTo(plain);
        assertThat(ticks(open(Text.zip(folder, BARS, bar(0) + REST, bar(1) + REST))))
                .isEqualTo(plain);
        assertThat(zip.symbols()).containsExactly("BTCUSDT");
        assertThat(zip.interval("BTCUSDT").map(Interval::format)).contains("15m");
    }

    @Test
    void monthsAndDaysOfTradesFollowEachOtherAndFundingGoesWithThem() throws IOException {
        Path day = Text.zip(folder, "BTCUSDT-aggTrades-2024-01-05.zip", TRADES);
        Path month = Text.zip(
                folder,
                "BTCUSDT-aggTrades-2023-12.zip",
                "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
                "6,40000,1,1,1,1704067199000,true");
        Path funding = Text.zip(
                folder,
                "BTCUSDT-fundingRate-2024-01.zip",
                "calc_time,funding_interval_hours,last_funding_rate",
                "1704412800000,8,0.0001");
        MarketData market = MarketFiles.open(List.of(day, month), ReadOptions.DEFAULT.withFunding(List.of(funding)));

        assertThat(ticks(market)).extracting(Tick::tradeId).containsExactly(6L, 7L, 9L);
        assertThat(market.fundings("BTCUSDT")).isEqualTo(1);
        assertThat(market.summaries())
                .extracting(FileSummary::contentHash)
                .containsExactly(
                        hash(Text.file(
                                folder,
                                "a",
                                "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
                                "6,40000,1,1,1,1704067199000,true")),
                        hash(Text.file(folder, "b", TRADES)));
    }

    private static String hash(Path file) {
        return Checksum.sha256(file);
    }

    @Test
    void rowsOutOfOrderOrMissingAreToldAsOfAnyFile() throws IOException {
        Path zip = Text.zip(folder, BARS, bar(0) + REST, bar(5) + REST, bar(1) + REST);
        refuses(":3: bar of 2024-01-01T00:15:00Z comes after 2024-01-01T01:15:00Z (--repair sorts)", zip);

        MarketData repaired = MarketFiles.open(List.of(zip), ReadOptions.DEFAULT.withRepair(true));
        assertThat(repaired.missingBars("BTCUSDT").count()).isEqualTo(3);
        assertThat(repaired.summaries().getFirst().disorder().outOfOrder()).isEqualTo(1);
    }

    @Test
    void whatItsChecksumSaysIsReadAndAnythingElseIsRefused() throws IOException {
        Path zip = Text.zip(folder, BARS, bar(0) + REST, bar(1) + REST);
        String sha256 = hash(zip);

        Text.checksum(zip, sha256 + "  " + BARS + "\n");
        assertThat(open(zip).totalTicks()).isEqualTo(8);

        Text.checksum(zip, "0".repeat(64) + "  " + BARS + "\n");
        refuses(": is not what its CHECKSUM says: SHA-256 " + sha256 + ", not 0000", zip);
        Text.checksum(zip, sha256 + "  BTCUSDT-15m-2024-02.zip\n");
        refuses(".CHECKSUM: is of BTCUSDT-15m-2024-02.zip, not of " + BARS, zip);
        Text.checksum(zip, "<html>");
        refuses(".CHECKSUM: holds no SHA-256 and name", zip);
    }

    @Test
    void theFundingsChecksumToo() throws IOException {
        Path bars = Text.file(folder, "BTCUSDT-15m.csv", bar(0), bar(1));
        Path funding = Text.zip(folder, "BTCUSDT-fundingRate-2024-01.zip", "1704067200000,8,0.0001");
        Text.checksum(funding, "0".repeat(64) + "  " + funding.getFileName());

        assertThatThrownBy(() -> MarketFiles.open(List.of(bars), ReadOptions.DEFAULT.withFunding(List.of(funding))))
                .hasMessageContaining("is not what its CHECKSUM says");
    }

    @Test
    void aZipThatIsCutOffOrDamagedOrHoldsSomethingElse() throws IOException {
        byte[] whole = Files.readAllBytes(Text.zip(folder, BARS, bar(0) + REST, bar(1) + REST));
        for (int length : new int[] {2, 40, whole.length / 2, whole.length - 1}) {
            refuses(": zip cannot be read: ", Files.write(folder.resolve("a.zip"), Arrays.copyOf(whole, length)));
        }
        byte[] flipped = whole.clone();
        flipped[60] ^= 4;
        assertThatThrownBy(() -> open(Files.write(folder.resolve(BARS), flipped)))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining(BARS);

        refuses(": zip holds 0 files instead of one", zip());
        refuses(": zip holds 2 files instead of one", zip("a.csv", "b.csv"));
        refuses(": file is empty", zip("a.csv"));
        refuses(": file is empty", zip("a/", "a/a.csv"));
    }

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return file;
    }
}
