package io.equilibrium.domain.golden;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A CSV table: integers and words are compared exactly, doubles to 1e-9 relative or 1e-12 absolute. */
record GoldenTable(String header, List<String[]> rows) {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    static GoldenTable read(Path file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), US_ASCII))) {
            List<String> all = lines.lines().toList();
            return new GoldenTable(
                    all.getFirst(),
                    all.stream().skip(1).map(line -> line.split(",", -1)).toList());
        }
    }

    /** Every cell of every row; the header must name the columns so that none is left out. */
    void assertEqualTo(String columns, List<List<Object>> actual) {
        assertThat(columns).isEqualTo(header);
        for (int row = 0; row < Math.min(rows.size(), actual.size()); row++) {
            assertRow(row, actual.get(row));
        }
        assertThat(actual).as("rows").hasSameSizeAs(rows);
    }

    private void assertRow(int row, List<Object> actual) {
        String[] golden = rows.get(row);
        boolean same = golden.length == actual.size();
        for (int i = 0; same && i < golden.length; i++) {
            same = same(golden[i], actual.get(i));
        }
        if (!same) {
            throw new AssertionError(
                    "row " + (row + 1) + " of " + header + "\ngolden " + List.of(golden) + "\nis     " + actual);
        }
    }

    private static boolean same(String golden, Object actual) {
        return switch (actual) {
            case Double number -> near(Double.parseDouble(golden), number);
            case List<?> numbers -> sameList(golden, numbers);
            default -> golden.equals(actual.toString());
        };
    }

    private static boolean sameList(String golden, List<?> actual) {
        String[] numbers = golden.split(" ", -1);
        if (numbers.length != actual.size()) {
            return false;
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!same(numbers[i], actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(double golden, double actual) {
        return Math.abs(golden - actual) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(golden));
    }
}
