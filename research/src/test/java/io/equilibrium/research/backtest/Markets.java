package io.equilibrium.research.backtest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Small seeded markets on disk. */
final class Markets {
    static final String HEADER = "open_time_ms,open,high,low,close,volume";

    private static final long START_MILLIS = 1_704_067_200_000L;
    private static final long BAR_MILLIS = 900_000;

    private Markets() {}

    /** A walk of 15-minute bars from 2024-01-01, with the header. */
    static List<String> bars(int count, double price, long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>(List.of(HEADER));
        double close = price;
        for (int i = 0; i < count; i++) {
            double open = close;
            close = open * Math.exp(0.004 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.002 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.002 * random.nextDouble());
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,%d",
                    START_MILLIS + i * BAR_MILLIS,
                    open,
                    high + 0.01,
                    low - 0.01,
                    close,
                    1 + random.nextInt(50)));
        }
        return rows;
    }

    static Path write(Path folder, String name, List<String> rows) {
        try {
            return Files.write(folder.resolve(name), rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] gzip(List<String> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
