package io.equilibrium.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
    private static final String BOOK =
            "1721347201291825027 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":4,\"s\":\"BTCUSDT\"}}";

    @TempDir
    private Path folder;

    private static String trade(long id, String kind, String symbol) {
        return "1721347201292005428 {\"stream\":\"x@trade\",\"data\":{\"e\":\"trade\",\"E\":1721347202813,\"T\":1721347202812,"
                + "\"s\":\"" + symbol + "\",\"t\":" + id + ",\"p\":\"63960.00\",\"q\":\"0.310\",\"X\":\"" + kind
                + "\",\"m\":false}}";
    }

    private static String aggregate(long id) {
        return "1721347201292005428 {\"e\":\"aggTrade\",\"E\":1721347202813,\"a\":" + id
                + ",\"s\":\"BTCUSDT\",\"p\":\"63960.00\",\"q\":\"0.310\",\"f\":1,\"l\":2,\"T\":1721347202812,\"m\":true}";
    }

    private static String quote(String bid, String bidQuantity, String ask, String askQuantity, long timeMillis) {
        return "1721347201291825027 {\"stream\":\"x@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":4,\"s\":\"BTCUSDT\",\"b\":\""
                + bid + "\",\"B\":\"" + bidQuantity + "\",\"a\":\"" + ask + "\",\"A\":\"" + askQuantity + "\",\"T\":"
                + timeMillis + ",\"E\":1}}";
    }

    private static List<Tick> ticks(Path file) {
        List<Tick> ticks = new ArrayList<>();
        MarketFiles.open(List.of(file), ReadOptions.DEFAULT).forEach(ticks::add);
        return ticks;
    }

    @Test
    void tradesOfTheMarketAreTicksAndOtherFramesAreCounted() throws IOException {
        Path file = Text.gzip(
                folder,
                "usdm-btcusdt_20240808.gz",
                BOOK,
                trade(5, "MARKET", "BTCUSDT"),
                trade(6, "INSURANCE_FUND", "BTCUSDT"),
                trade(7, "MARKET", "ETHUSDT"),
                trade(8, "MARKET", "BTCUSDT"));

        assertThat(ticks(file))
                .first()
                .isEqualTo(new Tick(
                        "BTCUSDT",
                        5,
                        6_396_000_000_000L,
                        31_000_000,
                        Aggressor.BUYER,
                        Move.JUMP,
                        1_721_347_202_812_000L,
                        1_721_347_201_292_005L));
        assertThat(ticks(file)).extracting(Tick::tradeId).containsExactly(5L, 8L);
        FileSummary summary =
                MarketFiles.open(List.of(file), ReadOptions.DEFAULT).summaries().getFirst();
        assertThat(summary.ignoredFrames()).isEqualTo(3);
        assertThat(summary.cut()).isFalse();
    }

    @Test
    void aggregateTradesAreTicksAndTheSymbolMayComeFromTheFrames() throws IOException {
        Path file = Text.file(folder, "session.log", aggregate(5), trade(6, "MARKET", "BTCUSDT"), aggregate(7));

        assertThat(ticks(file)).extracting(Tick::tradeId).containsExactly(5L, 7L);
        assertThat(ticks(file)).extracting(Tick::symbol).containsOnly("BTCUSDT");
    }

    @Test
    void aRecordingWithoutItsTrailerIsReadToItsLastWholeLine() throws IOException {
        String[] lines = {trade(5, "MARKET", "BTCUSDT"), trade(6, "MARKET", "BTCUSDT")};

        assertThat(ticks(Text.cutGzip(folder, "btcusdt_1.gz", 8, lines))).hasSize(2);
        assertThat(ticks(Text.cutGzip(folder, "btcusdt_2.gz", 12, lines))).hasSize(1);
        assertThat(MarketFiles.open(List.of(folder.resolve("btcusdt_2.gz")), ReadOptions.DEFAULT)
                        .summaries()
                        .getFirst()
                        .cut())
                .isTrue();
    }

    @Test
    void anUnfinishedLastLineOfAPlainRecordingIsLeftOut() throws IOException {
        String half = trade(6, "MARKET", "BTCUSDT").substring(0, 80);
        Path file = folder.resolve("btcusdt_1.log");
        Files.writeString(file, trade(5, "MARKET", "BTCUSDT") + "\n" + half);

        assertThat(ticks(file)).hasSize(1);
    }

    @Test
    void aBadFrameIsRefusedWithItsLine() throws IOException {
        String good = trade(5, "MARKET", "BTCUSDT");
        refuses("no frame", good, "what is this", good);
        refuses("frame cannot be read", good, good.replace("\"m\":false", "\"m\":fal"), good);
        refuses("p: 'abc' is not a number", good, good.replace("63960.00", "abc"), good);
        refuses("price must be above 0", good, good.replace("63960.00", "0"), good);
        refuses("the trade has no m", good, good.replace(",\"m\":false", ""), good);
        refuses("T: -1 is not a whole number", good, good.replace("\"T\":1721347202812", "\"T\":-1"), good);
    }

    private void refuses(String rule, String... lines) throws IOException {
        Path file = Text.file(folder, "btcusdt_1.log", lines);
        assertThatThrownBy(() -> ticks(file))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith(file + ":2: ")
                .hasMessageContaining(rule);
    }

    @Test
    void aRecordingWithoutTradesIsRefused() throws IOException {
        Path file = Text.file(folder, "btcusdt_1.log", BOOK);

        assertThatThrownBy(() -> ticks(file)).hasMessage(file + ": file has no trades of BTCUSDT");
    }

    @Test
    void aTradeHasTheQuoteThatStoodBeforeIt() throws IOException {
        Path file = Text.gzip(
                folder,
                "usdm-btcusdt_20240808.gz",
                trade(4, "MARKET", "BTCUSDT"),
                quote("63959.90", "1.5", "63960.00", "2.25", 1_721_347_202_810L),
                trade(5, "MARKET", "BTCUSDT"),
                quote("63959.80", "1", "63959.90", "1", 1_721_347_202_811L),
                quote("63961.00", "1", "63962.00", "1", 1_721_347_202_813L),
                trade(6, "MARKET", "BTCUSDT"));

        assertThat(ticks(file))
                .extracting(Tick::quote)
                .containsExactly(
                        Quote.NONE,
                        new Quote(6_395_990_000_000L, 150_000_000, 6_396_000_000_000L, 225_000_000),
                        new Quote(6_395_980_000_000L, 100_000_000, 6_395_990_000_000L, 100_000_000));
    }

    @ParameterizedTest
    @CsvSource({"100,1,100,1", "101,1,100,1", "100,0,101,1", "100,1,101,0", "0,1,101,1", "x,1,101,1", "100,1,-101,1"})
    void aCrossedOrEmptyBookIsNoQuote(String bid, String bidQuantity, String ask, String askQuantity)
            throws IOException {
        Path file = Text.gzip(
                folder,
                "usdm-btcusdt_20240808.gz",
                quote(bid, bidQuantity, ask, askQuantity, 1_721_347_202_810L),
                trade(5, "MARKET", "BTCUSDT"));

        MarketData market = MarketFiles.open(List.of(file), ReadOptions.DEFAULT);
        assertThat(market.summaries().getFirst().unsoundQuotes()).isEqualTo(1);
        assertThat(ticks(file)).extracting(Tick::quote).containsExactly(Quote.NONE);
    }

    private static String change(long after, long last, long timeMillis, String bids, String asks) {
        return "1721347201291825027 {\"stream\":\"x@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"T\":"
                + timeMillis
                + ",\"s\":\"BTCUSDT\",\"U\":1,\"u\":" + last + ",\"pu\":" + after + ",\"b\":[" + bids + "],\"a\":["
                + asks
                + "]}}";
    }

    private static String level(String price, String quantity) {
        return "[\"" + price + "\",\"" + quantity + "\"]";
    }

    private Depth depthAfter(String... frames) throws IOException {
        List<String> lines = new ArrayList<>(List.of(frames));
        lines.add(quote("63959.90", "1.5", "63960.00", "2.25", 1_721_347_202_810L));
        lines.add(trade(5, "MARKET", "BTCUSDT"));
        return ticks(Text.gzip(folder, "usdm-btcusdt_20240808.gz", lines.toArray(String[]::new)))
                .getFirst()
                .quote()
                .depth();
    }

    @Test
    void aTradeHasWhatIsKnownBeyondTheBestPricesFromItsChanges() throws IOException {
        String first = change(
                1,
                9,
                1_721_347_202_800L,
                level("63959.90", "3") + "," + level("63959.00", "2") + "," + level("63950.10", "0.5"),
                level("63959.00", "7") + "," + level("63961.50", "4"));
        String second = change(
                9,
                12,
                1_721_347_202_801L,
                level("63959.00", "0") + "," + level("63955.50", "1"),
                level("63961.50", "5"));

        assertThat(depthAfter(first, second))
                .isEqualTo(Depth.of(
                        new long[] {6_395_550_000_000L, 100_000_000, 6_395_010_000_000L, 50_000_000},
                        new long[] {6_396_150_000_000L, 500_000_000}));
    }

    @Test
    void aMissingOrUnreadableChangeForgetsWhatWasKnown() throws IOException {
        String first = change(1, 9, 1_721_347_202_800L, level("63950.10", "0.5"), "");
        String later = change(10, 12, 1_721_347_202_801L, level("63955.50", "1"), "");
        Depth ofLater = Depth.of(new long[] {6_395_550_000_000L, 100_000_000}, new long[0]);

        assertThat(depthAfter(first, later)).isEqualTo(ofLater);
        assertThat(depthAfter(first, first.replace("63950.10", "many"), later)).isEqualTo(ofLater);
        assertThat(depthAfter(first, first.replace("0.5", "-1"))).isEqualTo(Depth.NONE);
    }

    @Test
    void whatComesAfterTheTradeOrIsOfAnotherSymbolIsNotKnown() throws IOException {
        String first = change(1, 9, 1_721_347_202_800L, level("63950.10", "0.5"), "");
        Depth ofFirst = Depth.of(new long[] {6_395_010_000_000L, 50_000_000}, new long[0]);

        assertThat(depthAfter(first, change(9, 12, 1_721_347_202_813L, level("63950.10", "0"), "")))
                .isEqualTo(ofFirst);
        assertThat(depthAfter(
                        first,
                        change(9, 12, 1_721_347_202_801L, level("63950.10", "0"), "")
                                .replace("BTCUSDT", "ETHUSDT")))
                .isEqualTo(ofFirst);
    }
}
