package io.equilibrium.standalone.replay;

import io.equilibrium.contract.RunId;
import io.equilibrium.marketdata.Interval;
import io.equilibrium.marketdata.ReadOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What market-gateway is told: which files, read how, at what speed ({@code max} or a multiple of real time). */
public record Feed(List<Path> files, ReadOptions reading, Duration atrBar, String speed, Optional<RunId> abandoned) {
    /** As fast as it goes. */
    public static final String MAXIMUM = "max";

    public Feed {
        files = List.copyOf(files);
    }

    /** One that gives no unfinished run up. */
    public Feed(List<Path> files, ReadOptions reading, Duration atrBar, String speed) {
        this(files, reading, atrBar, speed, Optional.empty());
    }

    Map<String, String> environment(RunId run) {
        Map<String, String> all = new HashMap<>();
        all.put("EQUILIBRIUM_REPLAY_FILES", joined(files));
        all.put("EQUILIBRIUM_REPLAY_FUNDING", joined(reading.funding()));
        all.put("EQUILIBRIUM_REPLAY_RUN", run.toString());
        all.put("EQUILIBRIUM_REPLAY_SPEED", speed);
        // The other readers of ticks hold back by themselves; this one commits where it is.
        all.put("EQUILIBRIUM_REPLAY_FOLLOWED_GROUPS", "signal-service");
        all.put("EQUILIBRIUM_REPLAY_ATR_BAR", millis(atrBar));
        all.put(
                "EQUILIBRIUM_REPLAY_PATH",
                reading.path().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        all.put("EQUILIBRIUM_REPLAY_REPAIR", Boolean.toString(reading.repair()));
        abandoned.ifPresent(unfinished -> all.put("EQUILIBRIUM_REPLAY_ABANDON", unfinished.toString()));
        reading.symbol().ifPresent(symbol -> all.put("EQUILIBRIUM_REPLAY_SYMBOL", symbol));
        reading.interval().ifPresent(length -> all.put("EQUILIBRIUM_REPLAY_INTERVAL", millis(length)));
        reading.from().ifPresent(from -> all.put("EQUILIBRIUM_REPLAY_FROM", from.toString()));
        reading.to().ifPresent(to -> all.put("EQUILIBRIUM_REPLAY_TO", to.toString()));
        return all;
    }

    private static String joined(List<Path> files) {
        return files.stream()
                .map(file -> file.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** How long the services may be silent: at full speed not long, at a given one as long as a market may be. */
    Duration patience() {
        return speed.equals(MAXIMUM) ? Duration.ofMinutes(3) : Duration.ofDays(1);
    }

    private static String millis(Duration length) {
        return Interval.format(length);
    }
}
