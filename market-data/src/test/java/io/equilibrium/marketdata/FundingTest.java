package io.equilibrium.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funding in its place on the tape. */
class FundingTest {
    @TempDir
    Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void write() throws IOException {
        a = file(
                "AAAUSDT-trades.csv", "1,10,1,1000,false", "2,10,1,3000,false", "3,10,1,2500,true", "4,10,1,9000,true");
        b = file("BBBUSDT-trades.csv", "1,5,1,2000,false", "2,5,1,8000,false");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private MarketData market(Path... funding) {
        return MarketFiles.open(List.of(a, b), ReadOptions.DEFAULT.withFunding(List.of(funding)));
    }

    private static List<String> events(MarketData market) {
        List<String> events = new ArrayList<>();
        try (EventCursor cursor = market.events()) {
            while (cursor.advance()) {
                MarketEvent event = cursor.event();
                String what = switch (event) {
                    case Tick tick -> "tick " + tick.tradeId();
                    case Funding funding -> "funding " + funding.rateE8() + " at " + funding.eventTimeMicros();
                };
                events.add(event.symbol().charAt(0) + " " + what);
            }
        }
        return events;
    }

    @Test
    void eachStandsRightBeforeItsSymbolsFirstTickAtOrAfterItsTime() throws IOException {
        Path fundingA = file(
                "funding-um-AAAUSDT.csv",
                "funding_time_ms,funding_rate",
                "500,0.1",
                "1000,0.2",
                "3000,0.0001",
                "5000,-0.0002",
                "7000,0.0003",
                "9001,0.3");
        Path fundingB =
                file("BBBUSDT-fundingRate.csv", "calc_time,funding_interval_hours,last_funding_rate", "8000,8,0.5");
        assertThat(events(market(fundingA, fundingB)))
                .containsExactly(
                        "A tick 1",
                        "B tick 1",
                        "A funding 10000 at 3000000",
                        "A tick 2",
                        "A tick 3",
                        "B funding 50000000 at 8000000",
                        "B tick 2",
                        "A funding -20000 at 5000000",
                        "A funding 30000 at 7000000",
                        "A tick 4");
    }

    @Test
    void withoutFundingTheEventsAreTheTicks() {
        List<Tick> ticks = new ArrayList<>();
        market().forEach(ticks::add);
        assertThat(events(market())).hasSameSizeAs(ticks).noneMatch(event -> event.contains("funding"));
    }

    @Test
    void fundingBelongsToTheContent() throws IOException {
        byte[] without = market().contentHash();
        byte[] one = market(file("AAAUSDT-funding-1.csv", "3000,0.1")).contentHash();
        byte[] other = market(file("AAAUSDT-funding-2.csv", "3000,0.2")).contentHash();
        assertThat(List.of(hex(without), hex(one), hex(other))).doesNotHaveDuplicates();
    }

    private static String hex(byte[] hash) {
        return java.util.HexFormat.of().formatHex(hash);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AAAUSDT.csv | 3000,0.1;3000,0.2 | :2: time is not after that of the line before",
                "AAAUSDT.csv | 3000,1.5 | :1: AAAUSDT: a funding rate must lie between -1 and 1, was 1.5",
                "AAAUSDT.csv | 3000,x | :1: funding rate: 'x' is not a number",
                "AAAUSDT.csv | 3000,1,2,3 | :1: wrong columns: 4 instead of 2 or 3",
                "AAAUSDT.csv | time,rate | : holds no funding",
                "CCCUSDT.csv | 3000,0.1 | : is funding of CCCUSDT, of which there are no files",
                "funding.csv | 3000,0.1 | : the name does not say whose funding it is",
            })
    void whatIsWrongIsNamed(String name, String lines, String message) throws IOException {
        Path file = file(name, lines.split(";", -1));
        assertThatThrownBy(() -> market(file))
                .isInstanceOf(MarketDataException.class)
                .hasMessage(file + message);
    }

    @Test
    void severalFilesOfASymbolFollowEachOtherAndMustNotOverlap() throws IOException {
        Path one = file("AAAUSDT-1.csv", "3000,0.1");
        Path two = file("AAAUSDT-2.csv", "4000,0.1", "8000,0.2");
        Path other = file("AAAUSDT-3.csv", "8000,0.1");
        assertThat(events(market(two, one)))
                .filteredOn(event -> event.contains("funding"))
                .containsExactly(
                        "A funding 10000000 at 3000000",
                        "A funding 10000000 at 4000000",
                        "A funding 20000000 at 8000000");
        assertThatThrownBy(() -> market(two, other))
                .hasMessage(other + ": funding of AAAUSDT: " + two + " and this file overlap at 1970-01-01T00:00:08Z");
    }

    @Test
    void realHistoriesAreRead() {
        Path real = Path.of("..", "..", "..", "shared", "data", "funding");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(real), "no real funding here");
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String symbol : List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "DOTUSDT", "AVAXUSDT")) {
            FundingFile file =
                    FundingFile.read(real.resolve("funding-um-" + symbol + ".csv.gz"), java.util.Optional.empty());
            counts.put(file.symbol(), file.fundings().size());
        }
        assertThat(counts.values()).allMatch(count -> count > 3_000);
    }
}
