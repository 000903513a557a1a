package io.equilibrium.marketdata;

import static io.equilibrium.marketdata.Text.HEADER;
import static io.equilibrium.marketdata.Text.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFilesTest {
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

    @Test
    void simpleBarsBecomeTheTicksTheyStandFor() throws IOException {
        MarketData market = open(Text.gzip(folder, "um-BTCUSDT-15m.csv.gz", HEADER, bar(0), bar(1)));

        assertThat(market.symbols()).containsExactly("BTCUSDT");
        assertThat(market.interval("BTCUSDT")).contains(Duration.ofMinutes(15));
        assertThat(market.totalTicks()).isEqualTo(8);
        List<Tick> ticks = ticks(market);
        assertThat(ticks).extracting(Tick::tradeId).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(ticks).extracting(tick -> tick.priceE8() / E8.ONE).startsWith(100L, 90L, 110L, 105L, 100L);
        assertThat(ticks).extracting(Tick::move).startsWith(Move.JUMP, Move.CONTINUOUS);
        assertThat(ticks.getLast().eventTimeMicros()).isEqualTo(market.lastMicros("BTCUSDT"));
        assertThat(ticks(market.along(BarPath.CLOSE_ONLY))).hasSize(2);
    }

    @Test
    void archiveBarsAreReadWithAndWithoutHeader() throws IOException {
        String rest = ",1704068099999,1,2,3,4,0";
        Path january = Text.file(folder, "BTCUSDT-15m-2024-01.csv", bar(0) + rest, bar(1) + rest);
        Path february = Text.file(
                folder,
                "BTCUSDT-15m-2024-02.csv",
                "open_time,open,high,low,close,volume,close_time,quote_volume,count,a,b,ignore",
                bar(2) + rest,
                bar(5) + rest);
        MarketData market = open(february, january);

        assertThat(market.summaries()).extracting(FileSummary::file).containsExactly(january, february);
        assertThat(market.summaries()).extracting(FileSummary::format).containsOnly(Format.ARCHIVE_BARS);
        assertThat(market.totalTicks()).isEqualTo(16);
        assertThat(ticks(market)).extracting(Tick::tradeId).endsWith(15L, 16L);
        assertThat(market.missingBars("BTCUSDT"))
                .isEqualTo(new MissingBars(2, 1, 2, (1_704_067_200_000L + 3 * 900_000L) * 1_000));
    }

    @Test
    void missingBarsBetweenFilesAreCounted() throws IOException {
        Path first = Text.file(folder, "BTCUSDT-15m-a.csv", bar(0), bar(2));
        Path second = Text.file(folder, "BTCUSDT-15m-b.csv", bar(6), bar(7));

        MissingBars missing = open(first, second).missingBars("BTCUSDT");
        assertThat(missing.count()).isEqualTo(4);
        assertThat(missing.longest()).isEqualTo(3);
        assertThat(missing.longestFrom()).isEqualTo(Instant.parse("2024-01-01T00:45:00Z"));
    }

    @Test
    void theIntervalIsInferredFromTheRowsAndSaidSo() throws IOException {
        MarketData market = open(Text.file(folder, "BTCUSDT.csv", bar(0), bar(4), bar(5)));

        assertThat(market.interval("BTCUSDT")).contains(Duration.ofMinutes(15));
        assertThat(market.summaries().getFirst().intervalInferred()).isTrue();
    }

    @Test
    void microsecondsAreKnownByTheirMagnitude() throws IOException {
        Path file = Text.file(folder, "BTCUSDT-15m.csv", "1704067200000000,1,1,1,1,0", "1704068100000000,1,1,1,1,0");

        assertThat(open(file).firstMicros("BTCUSDT")).isEqualTo(1_704_067_200_000_000L);
    }

    @Test
    void volumesMadeWithFloatingPointAreRounded() throws IOException {
        Path file = Text.file(folder, "DOTUSDT-15m.csv", "1704067200000,1,1,1,1,2151539.8999999999");
        MarketData market = MarketFiles.open(List.of(file), ReadOptions.DEFAULT.withPath(BarPath.CLOSE_ONLY));

        assertThat(ticks(market).getFirst().quantityE8()).isEqualTo(215_153_990_000_000L);
    }

    @Test
    void aggregateTradesOfTheArchiveAreTicks() throws IOException {
        MarketData market = open(Text.file(
                folder,
                "BTCUSDT-aggTrades-2024-01.csv",
                "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
                "7,100.5,0.25,1,3,1704067200001,true",
                "8,100.6,0.5,4,4,1704067200002,false",
                "8,100.6,0.5,4,4,1704067200002,false",
                "9,100.7,0.5,5,5,1704067200001,false"));

        assertThat(ticks(market))
                .first()
                .isEqualTo(new Tick(
                        "BTCUSDT",
                        7,
                        10_050_000_000L,
                        25_000_000,
                        Aggressor.SELLER,
                        Move.JUMP,
                        1_704_067_200_001_000L,
                        1_704_067_200_001_000L));
        assertThat(market.totalTicks()).isEqualTo(4);
        assertThat(market.summaries().getFirst().disorder()).isEqualTo(new FileSummary.Disorder(1, 0, 1));
    }

    @Test
    void simpleTradesAreTicks() throws IOException {
        MarketData market = open(Text.file(
                folder,
                "ETHUSDT.csv",
                "trade_id,price,quantity,event_time_ms,is_buyer_maker",
                "1,61800.30,0.006,1723161256322,false"));

        assertThat(ticks(market).getFirst().aggressor()).isEqualTo(Aggressor.BUYER);
        assertThat(market.interval("ETHUSDT")).isEmpty();
    }

    @Test
    void onlyWhatIsAskedForIsReadAndNumbered() throws IOException {
        Path file = Text.file(folder, "BTCUSDT-15m.csv", bar(0), bar(1), bar(2), bar(3));
        MarketData market = MarketFiles.open(
                List.of(file),
                ReadOptions.DEFAULT
                        .withFrom(Instant.parse("2024-01-01T00:15:00Z"))
                        .withTo(Instant.parse("2024-01-01T00:45:00Z")));

        assertThat(market.totalTicks()).isEqualTo(8);
        assertThat(ticks(market)).hasSize(8).first().extracting(Tick::tradeId).isEqualTo(1L);
        assertThat(market.firstMicros("BTCUSDT")).isEqualTo(1_704_068_100_000_000L);
    }

    @Test
    void symbolsAreMergedByTimeThenSymbolThenTradeId() throws IOException {
        Path b = Text.file(folder, "BBBUSDT.csv", "5,1,1,1000,true", "6,1,1,3000,true", "7,1,1,2000,true");
        Path a = Text.file(folder, "AAAUSDT.csv", "1,1,1,1000,true", "2,1,1,1000,true", "3,1,1,3000,true");

        assertThat(ticks(open(b, a))).extracting(Tick::tradeId).containsExactly(1L, 2L, 5L, 3L, 6L, 7L);
        assertThat(open(b, a).symbols()).containsExactly("AAAUSDT", "BBBUSDT");
    }

    @Test
    void repairSortsAndDropsDuplicatesAndCountsThem() throws IOException {
        Path file =
                Text.file(folder, "BTCUSDT-15m.csv", bar(2), bar(0), bar(1), bar(1), "1704067200000,100,120,90,105,8");
        MarketData market = MarketFiles.open(List.of(file), ReadOptions.DEFAULT.withRepair(true));

        FileSummary summary = market.summaries().getFirst();
        assertThat(summary.rows()).isEqualTo(5);
        assertThat(summary.disorder()).isEqualTo(new FileSummary.Disorder(2, 1, 4));
        assertThat(market.totalTicks()).isEqualTo(12);
        assertThat(ticks(market)).extracting(Tick::eventTimeMicros).isSorted().hasSize(12);
    }

    @Test
    void theContentHashIsThatOfTheUnpackedContentAndOfWhatIsReadOfIt() throws IOException {
        Path plain = Text.file(folder, "BTCUSDT-15m.csv", bar(0), bar(1));
        Path packed = Text.gzip(folder, "BTCUSDT-15m.csv.gz", bar(0), bar(1));

        assertThat(open(plain).contentHash()).isEqualTo(open(packed).contentHash());
        assertThat(open(plain).along(BarPath.LOW_FIRST).contentHash())
                .isNotEqualTo(open(plain).contentHash());
    }
}
