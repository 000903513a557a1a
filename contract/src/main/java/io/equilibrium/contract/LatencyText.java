package io.equilibrium.contract;

import io.equilibrium.domain.venue.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Latencies as people and environments write them: {@code 50ms} for always the same, {@code 40ms,55ms,1200us} for samples
 * that are each as likely, {@code @FILE} for a file of samples in microseconds, one a line, where {@code #} begins a remark.
 */
public final class LatencyText {
    /** More samples do not fit into a process's environment. */
    public static final int MOST_SAMPLES = 5_000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,10})(us|ms|s|m)");
    private static final Map<String, Long> MICROS = Map.of("us", 1L, "ms", 1_000L, "s", 1_000_000L, "m", 60_000_000L);

    private LatencyText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none, or its file cannot be read or has none; names place and rule
     */
    public static Latency parse(String text) {
        String latency = text.strip();
        if (latency.startsWith("@")) {
            return read(Path.of(latency.substring(1)));
        }
        List<Long> micros =
                Arrays.stream(latency.split(",", -1)).map(LatencyText::micros).toList();
        return micros.size() == 1 ? new Latency.Constant(micros.getFirst()) : sampled(micros);
    }

    /** Text that {@link #parse} reads as this latency. */
    public static String format(Latency latency) {
        return switch (latency) {
            case Latency.Constant always -> format(always.micros());
            case Latency.Sampled sampled ->
                sampled.samples().size() == 1
                        ? format(sampled.samples().getFirst())
                        : sampled.samples().stream().map(LatencyText::format).collect(Collectors.joining(","));
        };
    }

    private static String format(long micros) {
        return micros % 1_000 == 0 ? micros / 1_000 + "ms" : micros + "us";
    }

    private static long micros(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (parts.matches()) {
            return Long.parseLong(parts.group(1)) * MICROS.getOrDefault(parts.group(2), 0L);
        }
        try {
            return Duration.parse(text.strip()).toNanos() / 1_000;
        } catch (DateTimeException | ArithmeticException none) {
            throw new IllegalArgumentException(
                    "a latency must be like 50ms, 40ms,55ms,1200us or @FILE, was '" + text.strip() + "'", none);
        }
    }

    private static Latency read(Path file) {
        try {
            List<Long> micros = Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::parseLong)
                    .toList();
            return sampled(micros);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "latency file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("latency file " + file + ": " + broken.getMessage(), broken);
        }
    }

    private static Latency sampled(List<Long> micros) {
        if (micros.size() > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "a latency has at most " + MOST_SAMPLES + " samples, were " + micros.size());
        }
        return new Latency.Sampled(micros);
    }
}
