package io.equilibrium.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the market data that lies beside the checkout; skipped, saying so, where it does not. */
class RealMarketTest {
    private static final String FOLDER = "shared";
    private static final int LEVELS = 6;

    private static Path shared(String name) {
        Path at = Path.of("").toAbsolutePath();
        for (int level = 0; level < LEVELS && at != null; level++) {
            Path found = at.resolve(FOLDER).resolve(name);
            if (Files.exists(found)) {
                return found;
            }
            at = at.getParent();
        }
        return abort("skipped: no " + FOLDER + "/" + name + " beside the checkout, so no real market to read");
    }

    private static MarketData open(ReadOptions options, Path... files) {
        return MarketFiles.open(List.of(files), options);
    }

    private static long count(MarketData market) {
        long[] ticks = {0};
        market.forEach(tick -> ticks[0]++);
        return ticks[0];
    }

    @Test
    void fiveSymbolsOfBarsAreOneMarketInOrderOfTime() throws IOException {
        Path folder = shared("data/klines");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith("-15m.csv.gz")).toList();
        }
        MarketData market = MarketFiles.open(files, ReadOptions.DEFAULT);

        assertThat(market.symbols()).containsExactly("AVAXUSDT", "BTCUSDT", "DOTUSDT", "ETHUSDT", "SOLUSDT");
        assertThat(market.ticks("ETHUSDT")).isEqualTo(4 * 153_347);
        assertThat(market.missingBars("ETHUSDT")).isEqualTo(MissingBars.NONE);
        assertThat(market.missingBars("DOTUSDT").count()).isPositive();
        assertInOrder(market);
    }

    private static void assertInOrder(MarketData market) {
        long[] last = {Long.MIN_VALUE};
        long[] ticks = {0};
        market.forEach(tick -> {
            if (tick.eventTimeMicros() < last[0]) {
                throw new AssertionError(tick + " comes after " + last[0]);
            }
            last[0] = tick.eventTimeMicros();
            ticks[0]++;
        });
        assertThat(ticks[0]).isEqualTo(market.totalTicks());
    }

    @Test
    void theRecordingHoldsTheTradesOfTheGoldenTicksEvenWithoutItsTrailer(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(shared("data/recorded/usdm-btcusdt_20240808.gz"));
        Path cut = Files.write(folder.resolve("usdm-btcusdt_20240808.gz"), Arrays.copyOf(whole, whole.length - 8));
        MarketData recorded = open(ReadOptions.DEFAULT, cut);
        MarketData golden = open(ReadOptions.DEFAULT.withSymbol("BTCUSDT"), shared("golden/real/ticks.csv.gz"));

        assertThat(recorded.summaries().getFirst().cut()).isTrue();
        assertThat(recorded.totalTicks()).isEqualTo(21_313);
        assertThat(trades(recorded)).isEqualTo(trades(golden));
    }

    private static List<List<Object>> trades(MarketData market) {
        List<List<Object>> trades = new ArrayList<>();
        market.forEach((Tick tick) -> trades.add(
                List.of(tick.tradeId(), tick.priceE8(), tick.quantityE8(), tick.aggressor(), tick.eventTimeMicros())));
        return trades;
    }

    @Test
    void theGoldenBarsInferTheirInterval() {
        MarketData market = open(ReadOptions.DEFAULT.withSymbol("BTCUSDT"), shared("golden/real/bars.csv.gz"));

        assertThat(market.interval("BTCUSDT").map(Interval::format)).contains("15m");
        assertThat(count(market)).isEqualTo(4 * 17_472);
    }
}
