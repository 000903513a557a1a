package io.equilibrium.research.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.Checksum;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.MarketFolder;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.cli.CommandLines;
import io.equilibrium.research.fetch.ArchiveServer.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The word against a server of the archive's layout. */
class FetchCommandTest {
    private static final String MONTHLY = "futures/um/monthly/klines/BTCUSDT/2h/BTCUSDT-2h-";
    private static final String DAILY = "futures/um/daily/klines/BTCUSDT/2h/BTCUSDT-2h-";
    private static final String JANUARY = MONTHLY + "2024-01.zip";
    private static final Server.Manners MANNERS =
            new Server.Manners(Duration.ofSeconds(1), List.of(Duration.ZERO, Duration.ofMillis(1)));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-03T07:00:00Z"), ZoneOffset.UTC);

    private record Run(int code, List<String> out, List<String> err) {}

    @TempDir
    private Path data;

    private ArchiveServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ArchiveServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Run fetch(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = CommandLines.of(new FetchCommand(MANNERS, CLOCK))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(
                List.of("--symbol=BTCUSDT", "--interval=2h", "--data=" + data, "--archive=" + server.base()));
        for (String option : options) {
            all.removeIf(other -> option.startsWith(other.substring(0, other.indexOf('=') + 1)));
            all.add(option);
        }
        all.removeIf(option -> option.endsWith("="));
        int code = line.execute(all.toArray(String[]::new));
        return new Run(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    private static List<String> bars(LocalDate from, LocalDate to) {
        List<String> rows = new ArrayList<>();
        long start = from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int i = 0; i < 12 * from.datesUntil(to).count(); i++) {
            long price = 40_000L + Math.floorMod(i * 7_919L, 613);
            rows.add((start + i * 7_200_000L) + "," + price + "," + (price + 9) + ".5," + (price - 8) + "," + price
                    + ",1.25,0,0,0,0,0,0");
        }
        return rows;
    }

    private byte[] putMonth(String month) {
        LocalDate first = LocalDate.parse(month + "-01");
        return server.put(MONTHLY + month + ".zip", bars(first, first.plusMonths(1)));
    }

    private void putDay(String day) {
        LocalDate first = LocalDate.parse(day);
        server.put(DAILY + day + ".zip", bars(first, first.plusDays(1)));
    }

    private Path archived(String path) {
        return data.resolve("archive").resolve(path);
    }

    private Path catalogue() {
        return data.resolve("catalogue/klines/BTCUSDT/2h");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".fetch"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Tick> ticks(List<Path> files) {
        MarketData market = MarketFiles.open(files, ReadOptions.DEFAULT);
        List<Tick> ticks = new ArrayList<>();
        market.forEach(ticks::add);
        return ticks;
    }

    private static List<Path> folder(Path path) {
        return MarketFolder.files(path, Optional.empty(), Optional.empty());
    }

    @Test
    void wholeMonthsComeAsOneFileAndOtherDaysOneByOneAndAllOfItIsACatalogue() throws IOException {
        putMonth("2024-01");
        putDay("2024-02-01");
        putDay("2024-02-02");

        Run run = fetch("--from=2024-01-01", "--to=2024-02-03");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsExactly(
                        "BTCUSDT klines 2h: 3 files fetched, 0 there before",
                        catalogue().toString());
        assertThat(server.asked())
                .containsExactly(
                        JANUARY + ".CHECKSUM",
                        JANUARY,
                        DAILY + "2024-02-01.zip.CHECKSUM",
                        DAILY + "2024-02-01.zip",
                        DAILY + "2024-02-02.zip.CHECKSUM",
                        DAILY + "2024-02-02.zip");
        assertThat(folder(catalogue())).hasSize(2);
        assertThat(ticks(folder(catalogue()))).hasSize(4 * 12 * 33).isEqualTo(ticks(folder(data.resolve("archive"))));
        assertThat(files()).hasSize(2 * 5).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void whatIsThereAndSoundIsNotAskedForAgain() throws IOException {
        putMonth("2024-01");
        fetch("--from=2024-01-01", "--to=2024-02-01");
        Instant made = Files.getLastModifiedTime(folder(catalogue()).getFirst()).toInstant();
        server.asked();

        Run again = fetch("--from=2024-01-05", "--to=2024-01-09");
        assertThat(again.out()).startsWith("BTCUSDT klines 2h: 0 files fetched, 1 there before");
        assertThat(server.asked()).isEmpty();
        assertThat(Files.getLastModifiedTime(folder(catalogue()).getFirst()).toInstant())
                .isEqualTo(made);

        byte[] zip = Files.readAllBytes(archived(JANUARY));
        zip[60] ^= 1;
        Files.write(archived(JANUARY), zip);
        assertThat(fetch("--from=2024-01-01", "--to=2024-02-01").out())
                .startsWith("BTCUSDT klines 2h: 1 file fetched, 0 there before");
        assertThat(Checksum.sha256(archived(JANUARY)))
                .isEqualTo(Checksum.of(archived(JANUARY)).orElseThrow().sha256());
    }

    @Test
    void aConnectionThatBreaksGoesOnWhereItStopped() throws IOException {
        byte[] zip = putMonth("2024-01");
        server.trouble(JANUARY, new Trouble.Breaks(1_000), new Trouble.Stalls(500));

        assertThat(fetch("--from=2024-01-01", "--to=2024-02-01").code()).isZero();
        assertThat(server.asked())
                .containsExactly(JANUARY + ".CHECKSUM", JANUARY, JANUARY + " from 1000", JANUARY + " from 1500");
        assertThat(archived(JANUARY)).hasBinaryContent(zip);
    }

    @Test
    void whatStaysBrokenIsLeftAsAPartAndTheNextFetchGoesOnFromIt() throws IOException {
        byte[] zip = putMonth("2024-01");
        server.trouble(JANUARY, new Trouble.Breaks(400), new Trouble.Breaks(400), new Trouble.Breaks(400));

        Run broken = fetch("--from=2024-01-01", "--to=2024-02-01");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err())
                .singleElement()
                .asString()
                .startsWith("equilibrium: " + server.base() + "/" + JANUARY + ": ")
                .endsWith(" (3 tries; the next fetch goes on from here)");
        assertThat(files()).containsExactly("BTCUSDT-2h-2024-01.zip.part");
        server.asked();

        assertThat(fetch("--from=2024-01-01", "--to=2024-02-01").code()).isZero();
        assertThat(server.asked()).containsExactly(JANUARY + ".CHECKSUM", JANUARY + " from 1200");
        assertThat(archived(JANUARY)).hasBinaryContent(zip);
    }

    @Test
    void aPartOfSomethingElseIsThrownAwayAndFetchedAnew() throws IOException {
        byte[] zip = putMonth("2024-01");
        Files.createDirectories(archived(JANUARY).getParent());
        for (int length : new int[] {10, zip.length, zip.length + 10}) {
            Files.deleteIfExists(archived(JANUARY));
            Files.write(archived(JANUARY + ".part"), new byte[length]);
            assertThat(fetch("--from=2024-01-01", "--to=2024-02-01").code()).isZero();
            assertThat(archived(JANUARY)).hasBinaryContent(zip);
        }
    }

    @Test
    void aWrongChecksumLeavesNothing() throws IOException {
        putMonth("2024-01");
        server.putChecksum(JANUARY, "0".repeat(64));

        Run run = fetch("--from=2024-01-01", "--to=2024-02-01");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .containsExactly("equilibrium: " + server.base() + "/" + JANUARY
                        + ": what came is not what its CHECKSUM says, and was thrown away");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatTheVenueDoesNotHaveIsTold() {
        putMonth("2024-01");
        putDay("2024-02-01");
        putDay("2024-02-04");

        assertThat(fetch("--from=2023-10-30", "--to=2024-02-06").out())
                .startsWith("BTCUSDT klines 2h: 3 files fetched, 0 there before; the venue has nothing of"
                        + " 2023-10-30 to 2023-10-31, 2023-11 to 2023-12, 2024-02-02 to 2024-02-03, 2024-02-05");
        assertThat(server.asked())
                .filteredOn(path -> path.contains("2023-12"))
                .containsExactly(
                        MONTHLY + "2023-12.zip.CHECKSUM",
                        DAILY + "2023-12-01.zip.CHECKSUM",
                        DAILY + "2023-12-31.zip.CHECKSUM");

        Run nothing = fetch("--symbol=NOUSDT", "--from=2024-01-01", "--to=2024-02-01");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err())
                .containsExactly(
                        "equilibrium: NOUSDT klines 2h: 0 files fetched, 0 there before; the venue has nothing of"
                                + " 2024-01 (" + server.base() + ")");
    }

    @Test
    void aMonthThatIsOverComesByDaysUntilItsFileIsThere() throws IOException {
        LocalDate.parse("2024-02-01").datesUntil(LocalDate.parse("2024-03-01")).forEach(day -> putDay(day.toString()));
        assertThat(fetch("--from=2024-02-01", "--to=2024-03-01").out())
                .startsWith("BTCUSDT klines 2h: 29 files fetched, 0 there before");
        List<Tick> byDays = ticks(folder(catalogue()));

        putMonth("2024-02");
        fetch("--from=2024-02-01", "--to=2024-03-01");
        assertThat(folder(catalogue())).hasSize(1);
        assertThat(ticks(folder(catalogue()))).hasSameSizeAs(byDays).isNotEqualTo(byDays);
    }

    @Test
    void tradesAndFundingToo() {
        server.put(
                "futures/um/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-03-02.zip",
                List.of("1,40000,1,1,1,1709337600000,true", "2,40001,1,2,2,1709359200000,false"));
        server.put(
                "futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2024-03.zip",
                List.of("calc_time,funding_interval_hours,last_funding_rate", "1709344800000,8,0.0001"));

        assertThat(fetch("--kind=aggtrades", "--interval=", "--from=2024-03-02").code())
                .isZero();
        assertThat(fetch("--kind=fundingRate", "--interval=", "--from=2024-03-02")
                        .out())
                .startsWith("BTCUSDT fundingRate: 1 file fetched, 0 there before");
        MarketData market = MarketFiles.open(
                folder(data.resolve("catalogue/aggTrades")),
                ReadOptions.DEFAULT.withFunding(folder(data.resolve("catalogue/fundingRate"))));
        assertThat(market.totalTicks()).isEqualTo(2);
        assertThat(market.fundings("BTCUSDT")).isEqualTo(1);
    }

    @Test
    void aServerInTroubleIsAskedAgainAndOneThatRefusesIsNot() {
        putMonth("2024-01");
        server.trouble(JANUARY + ".CHECKSUM", new Trouble.Status(503), new Trouble.Status(429));
        assertThat(fetch("--from=2024-01-01", "--to=2024-02-01").code()).isZero();

        putMonth("2023-12");
        server.trouble(MONTHLY + "2023-12.zip", new Trouble.Status(403));
        Run refused = fetch("--from=2023-12-01", "--to=2024-02-01");
        assertThat(refused.err())
                .containsExactly("equilibrium: " + server.base() + "/" + MONTHLY + "2023-12.zip: HTTP status 403");

        server.close();
        assertThat(fetch("--from=2023-12-01", "--to=2024-02-01").err())
                .singleElement()
                .asString()
                .contains("(3 tries");
    }

    @Test
    void rowsThatAreWrongAreNamedAndTheZipStays() throws IOException {
        server.put(JANUARY, List.of("1704067200000,1,1,1,1,1,0,0,0,0,0,0", "1704074400000,5,1,1,1,1,0,0,0,0,0,0"));
        assertThat(fetch("--from=2024-01-01", "--to=2024-02-01").err())
                .containsExactly("equilibrium: " + archived(JANUARY) + ":2: open is outside low and high");
        assertThat(files()).containsExactly("BTCUSDT-2h-2024-01.zip", "BTCUSDT-2h-2024-01.zip.CHECKSUM");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --kind=trades           | 'trades' is none of klines, aggTrades, fundingRate
            --kind=aggTrades        | --interval goes with --kind=klines
            --interval=7m           | --interval must be one of the archive's
            --symbol=../x           | --symbol must be letters and digits, as in BTCUSDT, was '../X'
            --to=2024-03-04         | --to must not be after today (2024-03-03)
            --from=2024-03-03       | --from must be before --to, were 2024-03-03 and 2024-03-03
            --archive=data.example  | --archive must be an address of http or https, was 'data.example'
            --from=yesterday        | 'yesterday'
            """)
    void misuseIsToldWithTheUsage(String option, String rule) {
        Run run = fetch(option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().getFirst()).startsWith("equilibrium: ").contains(rule);
        assertThat(server.asked()).isEmpty();
    }
}
