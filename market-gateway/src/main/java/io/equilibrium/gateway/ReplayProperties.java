package io.equilibrium.gateway;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.marketdata.Interval;
import io.equilibrium.marketdata.ReadOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code equilibrium.replay}: what is replayed and how. Files, of the market and of its funding, are separated as paths
 * are; none means nothing to replay.
 * Speed is {@code max} or a multiple of real time; from and to are dates or instants in UTC. While followed groups have
 * more than {@code lead} ticks still to read, no more are published.
 */
@ConfigurationProperties("equilibrium.replay")
public record ReplayProperties(
        @DefaultValue("") String files,
        @DefaultValue("") String funding,
        @Nullable String symbol,
        @Nullable String interval,
        @DefaultValue("auto") String path,
        @Nullable String from,
        @Nullable String to,
        @DefaultValue("false") boolean repair,
        @DefaultValue("2h") String atrBar,
        @DefaultValue("max") String speed,
        @Nullable String run,
        @Nullable String abandon,
        @DefaultValue List<String> followedGroups,
        @DefaultValue("200000") int lead) {
    private static final String MAXIMUM = "max";
    private static final Pattern MULTIPLE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?x?");
    private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    public ReplayProperties {
        followedGroups = List.copyOf(followedGroups);
        if (lead < 1) {
            throw new IllegalArgumentException("lead must be at least 1, was " + lead);
        }
        options(symbol, interval, path, from, to, repair, atrBar, paths(funding));
        multiple(speed);
        given(run).ifPresent(RunId::parse);
        given(abandon).ifPresent(RunId::parse);
    }

    public List<Path> paths() {
        return paths(files);
    }

    private static List<Path> paths(String files) {
        return SEPARATOR
                .splitAsStream(files)
                .filter(file -> !file.isBlank())
                .map(Path::of)
                .toList();
    }

    public ReadOptions options() {
        return options(symbol, interval, path, from, to, repair, atrBar, paths(funding));
    }

    /** Of real time; none is as fast as it goes. */
    public OptionalDouble multiple() {
        return multiple(speed);
    }

    public Optional<RunId> runId() {
        return given(run).map(RunId::parse);
    }

    /** A run that was begun, never ended, and is given up for this one. */
    public Optional<RunId> abandonedRun() {
        return given(abandon).map(RunId::parse);
    }

    private static ReadOptions options(
            @Nullable String symbol,
            @Nullable String interval,
            String path,
            @Nullable String from,
            @Nullable String to,
            boolean repair,
            String atrBar,
            List<Path> funding) {
        return new ReadOptions(
                given(symbol),
                given(interval).map(Interval::parse),
                path(path),
                given(from).map(ReplayProperties::time),
                given(to).map(ReplayProperties::time),
                repair,
                given(atrBar).map(Interval::parse),
                funding);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }

    private static BarPath path(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (BarPath path : BarPath.values()) {
            if (path.name().equals(wanted)) {
                return path;
            }
        }
        throw new IllegalArgumentException("path is auto, high-first, low-first or close-only, was '" + text + "'");
    }

    private static Instant time(String text) {
        try {
            return text.length() == "2024-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "a time is 2024-01-01 or 2024-01-01T00:00:00Z, was '" + text + "': " + unreadable.getMessage());
        }
    }

    private static OptionalDouble multiple(String speed) {
        String text = speed.strip();
        if (text.equals(MAXIMUM)) {
            return OptionalDouble.empty();
        }
        double multiple = MULTIPLE.matcher(text).matches() ? Double.parseDouble(text.replace("x", "")) : 0;
        if (multiple <= 0) {
            throw new IllegalArgumentException("speed is max or a multiple of real time above 0, was '" + speed + "'");
        }
        return OptionalDouble.of(multiple);
    }
}
