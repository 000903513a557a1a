package io.equilibrium.marketdata;

import static io.equilibrium.marketdata.Text.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet in and out: every row as its source's reader takes it. */
class CatalogueTest {
    private static final String SYMBOL = "BTCUSDT";

    @TempDir
    private Path folder;

    private Path bars;

    @BeforeEach
    void write() {
        bars = folder.resolve("BTCUSDT-15m-2024-01.parquet");
    }

    private static MarketData open(Path... files) {
        return MarketFiles.open(List.of(files), ReadOptions.DEFAULT);
    }

    private static List<Tick> ticks(MarketData market) {
        List<Tick> ticks = new ArrayList<>();
        market.forEach(ticks::add);
        return ticks;
    }

    private static long write(Path file, CatalogueTable table, Path... sources) {
        return new CatalogueFile(file).write(table, SYMBOL, List.of(sources), "of 'them'");
    }

    private static void refuses(String message, Path file) {
        assertThatThrownBy(() -> ticks(open(file)))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith(file + message);
    }

    @Test
    void barsOfSeveralFilesAreOneFile() throws IOException {
        Path first = Text.file(
                folder, "BTCUSDT-15m-a.csv", bar(0), "1704068100000,0.00000001,92233720368.5,0.00000001,3,2.123456789");
        Path second = Text.zip(folder, "BTCUSDT-15m-b.zip", bar(3));

        assertThat(write(bars, CatalogueTable.BARS, first, second)).isEqualTo(3);
        MarketData market = open(bars);
        assertThat(ticks(market)).isEqualTo(ticks(open(first, second)));
        assertThat(market.interval(SYMBOL).map(Interval::format)).contains("15m");
        assertThat(market.missingBars(SYMBOL).count()).isEqualTo(1);
        assertThat(market.summaries().getFirst().format()).isEqualTo(Format.CATALOGUE_BARS);
        assertThat(market.summaries().getFirst().contentHash()).isEqualTo(Checksum.sha256(bars));
        assertThat(new CatalogueFile(bars).origin()).contains("of 'them'");
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "BTCUSDT-15m-2024-01.parquet",
                            "BTCUSDT-15m-2024-01.parquet.CHECKSUM",
                            "BTCUSDT-15m-a.csv",
                            "BTCUSDT-15m-b.zip");
        }
    }

    @Test
    void tradesKeepTheirOrderOverManyRowGroupsTheirDuplicatesAndLateTimes() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            rows.add(i + "," + (40_000 + i % 7) + ".5,0.00000001,1,1," + (1_704_067_200_000L + i) + "," + (i % 3 == 0));
        }
        rows.add(299_999, rows.get(17));
        Path csv = Text.file(folder, "BTCUSDT-aggTrades-2024-01.csv", rows.toArray(String[]::new));
        Path parquet = folder.resolve("BTCUSDT-aggTrades-2024-01.parquet");
        long[] bytes = {0};

        assertThat(write(parquet, CatalogueTable.TRADES, csv)).isEqualTo(300_001);
        MarketData market = MarketFiles.open(List.of(parquet), ReadOptions.DEFAULT, more -> bytes[0] += more);
        assertThat(ticks(market)).isEqualTo(ticks(open(csv)));
        assertThat(market.summaries().getFirst().disorder())
                .isEqualTo(open(csv).summaries().getFirst().disorder());
        assertThat(bytes[0]).isEqualTo(Files.size(parquet));
    }

    @Test
    void fundingIsReadAndIsNoMarket() throws IOException {
        Path csv = Text.file(folder, "BTCUSDT-fundingRate-2024-01.csv", "1704067200001,8,-0.00012345");
        Path parquet = folder.resolve("BTCUSDT-fundingRate-2024-01.parquet");
        write(parquet, CatalogueTable.FUNDING, csv);

        assertThat(FundingFile.read(parquet, Optional.empty()).fundings())
                .isEqualTo(FundingFile.read(csv, Optional.empty()).fundings());
        refuses(": is funding, which goes with --funding", parquet);
    }

    @Test
    void aSourceThatIsWrongLeavesTheFileAsItWas() throws IOException {
        write(bars, CatalogueTable.BARS, Text.file(folder, "BTCUSDT-15m.csv", bar(0), bar(1)));
        byte[] before = Files.readAllBytes(bars);
        Path wrong = Text.file(folder, "BTCUSDT-15m.csv", bar(0), "1704068100000,100,90,95,92,1");

        assertThatThrownBy(() -> write(bars, CatalogueTable.BARS, wrong)).hasMessage(wrong + ":2: high is below low");
        assertThat(bars).hasBinaryContent(before);
        assertThat(open(bars).totalTicks()).isEqualTo(8);
    }

    @Test
    void whatWasChangedCutOffOrIsAnotherTableIsRefused() throws Exception {
        write(bars, CatalogueTable.BARS, Text.file(folder, "BTCUSDT-15m.csv", bar(0), bar(1)));
        byte[] whole = Files.readAllBytes(bars);
        byte[] changed = whole.clone();
        changed[40] ^= 1;
        Files.write(bars, changed);
        refuses(": is not what its CHECKSUM says", bars);

        Files.delete(Checksum.beside(bars));
        assertThat(new CatalogueFile(bars).origin()).isEmpty();
        Files.write(bars, Arrays.copyOf(whole, whole.length / 2));
        refuses(": parquet cannot be read: ", bars);

        sql("COPY (SELECT 1 AS a, 'x' AS b) TO '" + bars + "' (FORMAT parquet)");
        refuses(
                ": parquet holds neither bars, nor trades, nor funding of a catalogue, but [a INTEGER, b VARCHAR]",
                bars);
    }

    @Test
    void aRowThatNoReaderWouldTakeIsRefusedWithItsNumber() throws SQLException {
        String columns = "%d::BIGINT AS open_time_micros, 1::BIGINT AS open_e8, %s::BIGINT AS high_e8,"
                + " 1::BIGINT AS low_e8, 1::BIGINT AS close_e8, 0::BIGINT AS volume_e8";
        String good = "SELECT " + columns.formatted(0, "1");
        sql("COPY (%s UNION ALL SELECT %s) TO '%s' (FORMAT parquet)"
                .formatted(good, columns.formatted(900_000_000, "0"), bars));
        refuses(":2: high is below low", bars);
        sql("COPY (%s UNION ALL SELECT %s) TO '%s' (FORMAT parquet)"
                .formatted(good, columns.formatted(900_000_000, "NULL"), bars));
        refuses(": parquet cannot be read: Primitive value for BIGINT at row 1 is NULL", bars);
    }

    private static void sql(String command) throws SQLException {
        try (DuckDBConnection duck = DuckDb.connect();
                Statement statement = duck.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void aFolderStandsForItsFilesOfTheAskedTime() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("15m"));
        List<Path> all = new ArrayList<>();
        for (String name : List.of("A-15m-2023-12.parquet", "A-15m-2024-01-31.zip", "A-15m-2024-02.parquet", "A.zip")) {
            all.add(Files.createFile(deep.resolve(name)));
        }
        Files.createFile(deep.resolve("A-15m-2024-02.parquet.CHECKSUM"));
        Files.createFile(deep.resolve("A-15m-2024-03.zip.part"));

        assertThat(folder(Optional.empty(), Optional.empty())).isEqualTo(all);
        assertThat(folder(time("2024-01-31T23:59:59Z"), Optional.empty())).isEqualTo(all.subList(1, 4));
        assertThat(folder(time("2024-02-01T00:00:00Z"), Optional.empty())).isEqualTo(all.subList(2, 4));
        assertThat(folder(Optional.empty(), time("2024-02-01T00:00:00Z")))
                .containsExactly(all.get(0), all.get(1), all.get(3));
        assertThat(MarketFolder.files(all.getFirst(), time("2025-01-01T00:00:00Z"), Optional.empty()))
                .containsExactly(all.getFirst());

        Files.delete(all.getLast());
        assertThatThrownBy(() -> folder(time("2025-01-01T00:00:00Z"), Optional.empty()))
                .hasMessage(folder + ": is a folder without Parquet or zip files of the time between --from and --to");
    }

    private List<Path> folder(Optional<Instant> from, Optional<Instant> to) {
        return MarketFolder.files(folder, from, to);
    }

    private static Optional<Instant> time(String text) {
        return Optional.of(Instant.parse(text));
    }
}
