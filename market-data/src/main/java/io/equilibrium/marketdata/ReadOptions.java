package io.equilibrium.marketdata;

import io.equilibrium.domain.market.BarPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How files are read. Symbol and interval come from the file's name unless given; rows are taken whose bar opens, or whose
 * trade happens, from {@code from} on and before {@code to}; {@code repair} sorts bars and drops their duplicates; the
 * length of a replayed bar must divide {@code atrBar}, when given; {@code funding} are files of the symbols' funding.
 */
public record ReadOptions(
        Optional<String> symbol,
        Optional<Duration> interval,
        BarPath path,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean repair,
        Optional<Duration> atrBar,
        List<Path> funding) {
    public static final ReadOptions DEFAULT = new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            BarPath.AUTO,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of());

    public ReadOptions {
        funding = List.copyOf(funding);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("from must be before to, were " + from.get() + " and " + to.get());
        }
    }

    public ReadOptions withSymbol(String newSymbol) {
        return new ReadOptions(Optional.of(newSymbol), interval, path, from, to, repair, atrBar, funding);
    }

    public ReadOptions withInterval(Duration newInterval) {
        return new ReadOptions(symbol, Optional.of(newInterval), path, from, to, repair, atrBar, funding);
    }

    public ReadOptions withPath(BarPath newPath) {
        return new ReadOptions(symbol, interval, newPath, from, to, repair, atrBar, funding);
    }

    public ReadOptions withFrom(Instant newFrom) {
        return new ReadOptions(symbol, interval, path, Optional.of(newFrom), to, repair, atrBar, funding);
    }

    public ReadOptions withTo(Instant newTo) {
        return new ReadOptions(symbol, interval, path, from, Optional.of(newTo), repair, atrBar, funding);
    }

    public ReadOptions withRepair(boolean newRepair) {
        return new ReadOptions(symbol, interval, path, from, to, newRepair, atrBar, funding);
    }

    public ReadOptions withAtrBar(Duration newAtrBar) {
        return new ReadOptions(symbol, interval, path, from, to, repair, Optional.of(newAtrBar), funding);
    }

    public ReadOptions withFunding(List<Path> newFunding) {
        return new ReadOptions(symbol, interval, path, from, to, repair, atrBar, newFunding);
    }
}
