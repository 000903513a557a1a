package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.marketdata.CatalogueFile;
import io.equilibrium.marketdata.CatalogueTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same market gives the same events, whatever file it comes in. */
class SameDigestTest {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64} of ([0-9,]+) events");

    @TempDir
    Path folder;

    private static String digest(Path file, String... options) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.add(file);
        CommandLineRun run = CommandLineRun.of(all.toArray());
        assertThat(run.err()).isEmpty();
        Matcher digest = DIGEST.matcher(run.out());
        assertThat(digest.find()).isTrue();
        assertThat(Long.parseLong(digest.group(1).replace(",", ""))).isGreaterThan(100);
        return digest.group();
    }

    private Path zip(String name, List<String> rows) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
            zip.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path parquet(String name, CatalogueTable table, Path source) {
        Path file = folder.resolve("catalogue").resolve(name);
        new CatalogueFile(file).write(table, "BTCUSDT", List.of(source), "a test");
        return file;
    }

    @Test
    void barsAsCsvZipParquetAndFolder() throws IOException {
        List<String> rows = Markets.bars(3_000, 40_000, 1);
        Path csv = Markets.write(folder, "BTCUSDT-15m.csv", rows);
        Path zip = zip("BTCUSDT-15m-2024-01.zip", rows);
        Path parquet = parquet("BTCUSDT-15m-2024-01.parquet", CatalogueTable.BARS, zip);

        String digest = digest(csv);
        assertThat(List.of(digest(zip), digest(parquet), digest(folder.resolve("catalogue"))))
                .containsOnly(digest);
        assertThat(digest(csv, "--path=high-first")).isNotEqualTo(digest);
    }

    @Test
    void tradesAsCsvZipAndParquet() throws IOException {
        Random random = new Random(3);
        List<String> rows = new ArrayList<>();
        long cents = 4_000_000;
        for (int i = 0; i < 40_000; i++) {
            cents += Math.round(random.nextGaussian() * 3_000);
            rows.add((i + i / 1_000) + "," + cents / 100 + "." + (10 + cents % 90) + ",0.001,1,1,"
                    + (1_704_067_200_000L + i * 60_000L) + "," + random.nextBoolean());
        }
        Path csv = Markets.write(folder, "BTCUSDT-aggTrades-2024-01.csv", rows);
        Path zip = zip("BTCUSDT-aggTrades-2024-01.zip", rows);

        assertThat(List.of(digest(zip), digest(parquet("BTCUSDT-aggTrades.parquet", CatalogueTable.TRADES, csv))))
                .containsOnly(digest(csv));
    }
}
