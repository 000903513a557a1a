package io.equilibrium.research.backtest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Golden tables, read with nothing of ours: each row a map from column to text. */
final class GoldenRows {
    private static final Path FOLDER = Path.of("..", "domain", "src", "test", "resources", "golden");

    private GoldenRows() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".csv.gz");
    }

    static List<Map<String, String>> of(String name) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file(name))), US_ASCII))) {
            List<String> all = lines.lines().toList();
            String[] columns = all.getFirst().split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : all.subList(1, all.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
