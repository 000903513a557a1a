package io.equilibrium.risk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.unit.E8;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One symbol's run as signal-service says it: what is on steps, and what is on signals. */
public record Recorded(List<Message> steps, List<Message> signals) {
    public static final TradingSettings SETTINGS =
            TradingSettings.DEFAULT.withInstruments(InstrumentFile.builtIn().instruments());

    private static final Path GOLDEN = Path.of("..", "domain", "src", "test", "resources", "golden", "bars.csv.gz");

    /** The golden bars' ticks, as another symbol's if wanted. */
    public static List<Tick> goldenTicks(String symbol, int mostBars) {
        List<Tick> ticks = new ArrayList<>();
        BarTicks source = new BarTicks(symbol, Duration.ofMinutes(15), BarPath.AUTO);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(GOLDEN)), US_ASCII))) {
            lines.lines().skip(1).limit(mostBars).forEach(line -> source.of(bar(line.split(",", -1)), ticks::add));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ticks;
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

    /** What the strategy says of the ticks, with progress after every so many. */
    public static Recorded of(RunId run, String symbol, int symbols, List<Tick> ticks, int progressEvery) {
        Recorded recorded = new Recorded(new ArrayList<>(), new ArrayList<>());
        recorded.onBoth(new Message.RunStarted(run, symbol, symbols));
        StrategyEngine strategy = new StrategyEngine(symbol, SETTINGS.strategyOf(symbol));
        int read = 0;
        for (Tick tick : ticks) {
            strategy.on(tick).forEach(step -> recorded.on(run, step));
            if (++read % progressEvery == 0) {
                recorded.onBoth(new Message.Progress(run, symbol, tick.tradeId(), tick.eventTimeMicros()));
            }
        }
        Tick last = ticks.getLast();
        recorded.onBoth(new Message.Progress(run, symbol, last.tradeId(), last.eventTimeMicros()));
        recorded.onBoth(new Message.RunEnded(run, symbol, ticks.size(), 0, 1, last.tradeId(), last.eventTimeMicros()));
        return recorded;
    }

    private void onBoth(Message message) {
        steps.add(message);
        signals.add(message);
    }

    private void on(RunId run, StepSignals said) {
        steps.add(new Message.Stepped(run, said.made()));
        said.signals().forEach(signal -> signals.add(new Message.Signalled(run, signal)));
    }
}
