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
import io.equilibrium.domain.signal.SignalEvent;
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
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The golden bars as ticks of a symbol, as records of a run, and what the engine makes of them in one process. */
record GoldenTicks(RunId run, String symbol, List<Tick> ticks) {
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
        return new GoldenTicks(new RunId(run), symbol, ticks);
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
        return new GoldenTicks(run, symbol, ticks.subList(0, count));
    }

    /** The run as it is on the topic, whole. */
    List<TapeEvent> tape() {
        List<TapeEvent> tape = new ArrayList<>();
        tape.add(started());
        ticks.forEach(tick -> tape.add(new Traded(run, tick)));
        Tick last = ticks.getLast();
        tape.add(new RunEnded(run, symbol, ticks.size(), last.tradeId(), last.eventTimeMicros()));
        return tape;
    }

    RunStarted started() {
        return new RunStarted(
                run,
                symbol,
                1,
                ticks.size(),
                ticks.getFirst().eventTimeMicros(),
                ticks.getLast().eventTimeMicros(),
                HASH);
    }

    List<Message> steps(StrategySettings settings) {
        List<Message> steps = new ArrayList<>();
        for (StepSignals step : inProcess(settings)) {
            steps.add(new Message.Stepped(run, step.made()));
        }
        return steps;
    }

    List<Message> signals(StrategySettings settings) {
        List<Message> signals = new ArrayList<>();
        for (StepSignals step : inProcess(settings)) {
            for (SignalEvent signal : step.signals()) {
                signals.add(new Message.Signalled(run, signal));
            }
        }
        return signals;
    }

    private List<StepSignals> inProcess(StrategySettings settings) {
        StrategyEngine engine = new StrategyEngine(symbol, settings);
        return ticks.stream().flatMap(tick -> engine.on(tick).stream()).toList();
    }
}
