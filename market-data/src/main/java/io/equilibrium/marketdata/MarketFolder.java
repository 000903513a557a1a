package io.equilibrium.marketdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of the catalogue or the archive, which stands for the Parquet and zip files in it and below. */
public final class MarketFolder {
    private static final Pattern PERIOD = Pattern.compile("-([0-9]{4}-[0-9]{2})(-[0-9]{2})?\\.(parquet|zip)$");

    private MarketFolder() {}

    /**
     * What a path stands for: itself, or the files of a folder in order, without those whose names say that they lie wholly
     * before {@code from}, or at or after {@code to}.
     *
     * @throws MarketDataException if it is a folder where no such file is
     */
    public static List<Path> files(Path path, Optional<Instant> from, Optional<Instant> to) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(file -> file.toString().endsWith(".parquet")
                            || file.toString().endsWith(".zip"))
                    .filter(Files::isRegularFile)
                    .filter(file -> touches(file.toString(), from, to))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new MarketDataException(path, "cannot be read: " + Content.reason(unreadable));
        }
        if (files.isEmpty()) {
            String when = from.isPresent() || to.isPresent() ? " of the time between --from and --to" : "";
            throw new MarketDataException(path, "is a folder without Parquet or zip files" + when);
        }
        return files;
    }

    private static boolean touches(String name, Optional<Instant> from, Optional<Instant> to) {
        Matcher matcher = PERIOD.matcher(name);
        if (!matcher.find()) {
            return true;
        }
        YearMonth month = YearMonth.parse(matcher.group(1));
        boolean isDay = matcher.group(2) != null;
        LocalDate first = isDay ? LocalDate.parse(matcher.group(1) + matcher.group(2)) : month.atDay(1);
        LocalDate next = isDay ? first.plusDays(1) : month.plusMonths(1).atDay(1);
        return from.map(time -> start(next).isAfter(time)).orElse(true)
                && to.map(time -> start(first).isBefore(time)).orElse(true);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
