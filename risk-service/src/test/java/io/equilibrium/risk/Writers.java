package io.equilibrium.risk;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What market-gateway says on marks and signal-service on steps and signals, each as far as it is asked to go; signal-service
 * reads the partitions of ticks by themselves.
 */
final class Writers {
    private final Tape tape;
    private final BiConsumer<String, Message> out;
    private final List<List<TapeEvent>> ticks = new ArrayList<>();
    private final int[] read;
    private final Map<String, MarkSampler> samplers = new TreeMap<>();
    private final Map<String, StrategyEngine> strategies = new TreeMap<>();
    private final Map<String, Boolean> open = new TreeMap<>();
    private final Map<Integer, Long> progressed = new TreeMap<>();
    private final Logs logs;
    private int written;

    Writers(Tape tape, Logs logs, BiConsumer<String, Message> out) {
        this.tape = tape;
        this.logs = logs;
        this.out = out;
        for (int partition = 0; partition < logs.partitions(); partition++) {
            ticks.add(new ArrayList<>());
        }
        read = new int[logs.partitions()];
    }

    /** The partitions of ticks, as far as they are written. */
    List<List<TapeEvent>> ticks() {
        return ticks;
    }

    /** Everything before this place is on ticks. */
    long reached() {
        return written;
    }

    boolean write(int most) {
        int until = Math.min(written + most, tape.events().size());
        if (until == written) {
            return false;
        }
        while (written < until) {
            TapeEvent event = tape.events().get(written++);
            ticks.get(logs.partitionOf(event.symbol())).add(event);
            mark(event);
        }
        open.forEach((symbol, isOpen) -> {
            if (isOpen) {
                out.accept(Topics.MARKS, progress(symbol, written - 1));
            }
        });
        return true;
    }

    private void mark(TapeEvent event) {
        switch (event) {
            case RunStarted started -> {
                samplers.put(started.symbol(), new MarkSampler(Tape.SETTINGS.markInterval()));
                open.put(started.symbol(), true);
                out.accept(Topics.MARKS, start(started));
            }
            case Traded traded -> {
                MarkSampler sampler = samplers.get(traded.symbol());
                if (sampler != null && sampler.isMark(traded.tick())) {
                    out.accept(
                            Topics.MARKS, new Message.Marked(tape.run(), traded.place(), sampler.mark(traded.tick())));
                }
            }
            case RunEnded ended -> {
                open.put(ended.symbol(), false);
                out.accept(Topics.MARKS, end(ended));
            }
            case Funded _ -> {}
            case Reached reached -> throw new IllegalStateException(reached.toString());
        }
    }

    private static Message start(RunStarted started) {
        return new Message.RunStarted(started.run(), started.place(), started.symbol(), started.symbols());
    }

    private static Message end(RunEnded ended) {
        return new Message.RunEnded(
                ended.run(),
                ended.place(),
                ended.symbol(),
                ended.ticks(),
                0,
                1,
                ended.lastTradeId(),
                ended.lastEventTimeMicros());
    }

    private Message progress(String symbol, long place) {
        return new Message.Progress(tape.run(), place, symbol, 0, time(place));
    }

    private long time(long place) {
        for (int at = Math.toIntExact(place); at >= 0; at--) {
            if (tape.events().get(at) instanceof Traded traded) {
                return traded.tick().eventTimeMicros();
            }
        }
        return 0;
    }

    /** Signal-service reads on in a partition of ticks, then says how far each of its symbols has come. */
    boolean signal(int partition, int most) {
        List<TapeEvent> events = ticks.get(partition);
        int until = Math.min(read[partition] + most, events.size());
        List<String> symbols = new ArrayList<>();
        boolean reachesAll = until == events.size();
        boolean moved = until > read[partition];
        events.subList(read[partition], until).forEach(this::signal);
        read[partition] = until;
        strategies.keySet().stream()
                .filter(symbol -> logs.partitionOf(symbol) == partition)
                .forEach(symbols::add);
        if (symbols.isEmpty() || (!moved && !reachesAll)) {
            return moved;
        }
        // What the partition holds through the highest place that was written is before what Reached would say.
        long through = reachesAll ? written - 1 : events.get(until - 1).place();
        return sayProgress(symbols, through, partition) || moved;
    }

    private boolean sayProgress(List<String> symbols, long through, int partition) {
        if (progressed.getOrDefault(partition, -1L) >= through) {
            return false;
        }
        progressed.put(partition, through);
        for (String symbol : symbols) {
            out.accept(Topics.STEPS, progress(symbol, through));
            out.accept(Topics.SIGNALS, progress(symbol, through));
        }
        return true;
    }

    private void signal(TapeEvent event) {
        switch (event) {
            case RunStarted started -> {
                strategies.put(
                        started.symbol(),
                        new StrategyEngine(started.symbol(), tape.settings().strategyOf(started.symbol())));
                both(start(started));
            }
            case Traded traded -> strategy(traded.symbol(), traded.place(), traded.tick());
            case RunEnded ended -> {
                strategies.remove(ended.symbol());
                both(end(ended));
            }
            case Funded _ -> {}
            case Reached reached -> throw new IllegalStateException(reached.toString());
        }
    }

    private void strategy(String symbol, long place, Tick tick) {
        StrategyEngine strategy = strategies.get(symbol);
        if (strategy == null) {
            throw new IllegalStateException("a tick of " + symbol + ", which has not begun");
        }
        for (StepSignals step : strategy.on(tick)) {
            out.accept(Topics.STEPS, new Message.Stepped(tape.run(), place, step.made()));
            step.signals()
                    .forEach(signal -> out.accept(Topics.SIGNALS, new Message.Signalled(tape.run(), place, signal)));
        }
    }

    private void both(Message message) {
        out.accept(Topics.STEPS, message);
        out.accept(Topics.SIGNALS, message);
    }
}
