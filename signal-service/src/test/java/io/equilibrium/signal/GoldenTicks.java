package io.equilibrium.signal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.E8;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The golden bars as ticks of a symbol, as records of a run, and what the engine makes of them in one process. The run has
 * so many symbols, whose ticks take turns on the tape; this is the one with this number.
 */
record GoldenTicks(RunId run, String symbol, List<Tick> ticks, int symbols, int number) {
    private static final String HASH = "00".repeat(32);

    static GoldenTicks of(long run, String symbol) {
        List<Tick> ticks = new ArrayList<>();
        BarTicks source = new BarTicks(symbol, Duration.ofMinutes(15), BarPath.AUTO);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(GoldenTicks.class.getResourceAsStream("/golden/bars.csv.gz"))),
                US_ASCII))) {
            lines.lines().skip(1).forEach(line -> source.of(bar(line.split(",")), ticks::add));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new GoldenTicks(new RunId(run), symbol, ticks, 1, 0);
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

    GoldenTicks first(int count) {
        return new GoldenTicks(run, symbol, ticks.subList(0, count), symbols, number);
    }

    /** As one of several symbols of its run. */
    GoldenTicks as(int ownNumber, int ofSymbols) {
        return new GoldenTicks(run, symbol, ticks, ofSymbols, ownNumber);
    }

    /** The symbol's part of the run as it is on the topic, whole. */
    List<TapeEvent> tape() {
        List<TapeEvent> tape = new ArrayList<>();
        tape.add(started());
        for (int i = 0; i < ticks.size(); i++) {
            tape.add(traded(i));
        }
        Tick last = ticks.getLast();
        tape.add(new RunEnded(run, place(ticks.size()), symbol, ticks.size(), last.tradeId(), last.eventTimeMicros()));
        return tape;
    }

    /** The whole tape of a run. */
    static List<TapeEvent> tape(GoldenTicks... markets) {
        return Arrays.stream(markets)
                .flatMap(market -> market.tape().stream())
                .sorted(Comparator.comparingLong(TapeEvent::place))
                .toList();
    }

    Traded traded(int index) {
        return new Traded(run, place(index), ticks.get(index));
    }

    /** Of a tick, by its index. */
    long place(int index) {
        return (index + 1L) * symbols + number;
    }

    RunStarted started() {
        return new RunStarted(
                run,
                number,
                symbol,
                symbols,
                ticks.size(),
                ticks.getFirst().eventTimeMicros(),
                ticks.getLast().eventTimeMicros(),
                HASH);
    }

    List<Message> steps(StrategySettings settings) {
        return steps(settings, Map.of());
    }

    List<Message> steps(StrategySettings settings, Map<Long, Consumer<StrategyEngine>> deeds) {
        return said(settings, deeds, (place, step) -> List.of(new Message.Stepped(run, place, step.made())));
    }

    List<Message> signals(StrategySettings settings) {
        return signals(settings, Map.of());
    }

    /** When each of these was done behind the event at its place. */
    List<Message> signals(StrategySettings settings, Map<Long, Consumer<StrategyEngine>> deeds) {
        return said(
                settings,
                deeds,
                (place, step) -> step.signals().stream()
                        .map(signal -> new Message.Signalled(run, place, signal))
                        .toList());
    }

    private List<Message> said(
            StrategySettings settings,
            Map<Long, Consumer<StrategyEngine>> deeds,
            BiFunction<Long, StepSignals, List<? extends Message>> messages) {
        NavigableMap<Long, Consumer<StrategyEngine>> waiting = new TreeMap<>(deeds);
        StrategyEngine engine = new StrategyEngine(symbol, settings);
        List<Message> said = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            while (!waiting.isEmpty() && waiting.firstKey() < place(i)) {
                waiting.pollFirstEntry().getValue().accept(engine);
            }
            for (StepSignals step : engine.on(ticks.get(i))) {
                said.addAll(messages.apply(place(i), step));
            }
        }
        return said;
    }
}
