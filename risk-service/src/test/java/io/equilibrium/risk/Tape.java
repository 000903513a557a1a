package io.equilibrium.risk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.E8;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A run as market-gateway says it: each symbol's start, all ticks and fundings in their order, each symbol's end. */
public record Tape(RunId run, int symbols, List<TapeEvent> events, TradingSettings settings) {
    public static final TradingSettings SETTINGS =
            TradingSettings.DEFAULT.withInstruments(InstrumentFile.builtIn().instruments());

    private static final Path GOLDEN = Path.of("..", "domain", "src", "test", "resources", "golden", "bars.csv.gz");
    private static final Duration BAR = Duration.ofMinutes(15);
    private static final String HASH = "00".repeat(32);
    private static final List<Bar> BARS = bars();

    /** So many golden bars for each symbol, every symbol another part of them, all at the same times. */
    public static Tape golden(RunId run, List<String> symbols, int from, int bars) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            BarTicks source = new BarTicks(symbols.get(i), BAR, BarPath.AUTO);
            for (int bar = from; bar < from + bars; bar++) {
                Bar priced = BARS.get((bar + i * 4_321) % BARS.size());
                source.of(at(BARS.get(0).openTimeMicros() + bar * BAR.toMillis() * 1_000, priced), ticks::add);
            }
        }
        ticks.sort(Comparator.comparingLong(Tick::eventTimeMicros).thenComparing(Tick::symbol));
        return of(run, symbols, ticks);
    }

    private static Bar at(long openTimeMicros, Bar bar) {
        return new Bar(openTimeMicros, bar.openE8(), bar.highE8(), bar.lowE8(), bar.closeE8(), bar.volumeE8());
    }

    /** Numbers what happens; a symbol's end comes right after its last tick, or with the others' at the end of all. */
    public static Tape of(RunId run, List<String> symbols, List<Tick> ticks) {
        List<TapeEvent> events = new ArrayList<>();
        for (String symbol : symbols) {
            events.add(new RunStarted(run, events.size(), symbol, symbols.size(), 0, 0, 0, HASH));
        }
        TreeMap<String, Tick> last = new TreeMap<>();
        TreeMap<String, Long> counts = new TreeMap<>();
        for (Tick tick : ticks) {
            Tick before = last.get(tick.symbol());
            if (before != null && period(tick) > period(before)) {
                Funding funding =
                        new Funding(tick.symbol(), 50_000 - period(tick) % 3 * 40_000, tick.eventTimeMicros());
                events.add(new Funded(run, events.size(), funding));
            }
            events.add(new Traded(run, events.size(), tick));
            last.put(tick.symbol(), tick);
            counts.merge(tick.symbol(), 1L, Long::sum);
        }
        last.forEach((symbol, tick) -> events.add(new RunEnded(
                run, events.size(), symbol, counts.getOrDefault(symbol, 0L), tick.tradeId(), tick.eventTimeMicros())));
        return new Tape(run, symbols.size(), List.copyOf(events), SETTINGS);
    }

    /** With strategies of their own for some symbols. */
    public Tape with(Map<String, StrategySettings> strategies) {
        return new Tape(run, symbols, events, settings.withOwnStrategies(strategies));
    }

    // Funding falls due every eight hours.
    private static long period(Tick tick) {
        return tick.eventTimeMicros() / (Duration.ofHours(8).toSeconds() * 1_000_000);
    }

    private static List<Bar> bars() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(GOLDEN)), US_ASCII))) {
            return lines.lines().skip(1).map(line -> bar(line.split(",", -1))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Bar bar(String[] row) {
        return new Bar(
                Long.parseLong(row[0]) * 1_000,
                E8.parse(row[1]),
                E8.parse(row[2]),
                E8.parse(row[3]),
                E8.parse(row[4]),
                E8.parse(row[5]));
    }
}
