package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The engines of one partition's symbols; every change of one is in the store before the next event is taken. */
final class SignalHandler {
    private final Snapshots snapshots;
    private final SignalMetrics metrics;
    private final KeyValueStore<String, byte[]> store;
    private final BiConsumer<String, Message> out;
    private final Map<String, SymbolState> states = new TreeMap<>();

    /** Says what happens as topic and message. */
    SignalHandler(
            Snapshots snapshots,
            SignalMetrics metrics,
            KeyValueStore<String, byte[]> store,
            BiConsumer<String, Message> out) {
        this.snapshots = snapshots;
        this.metrics = metrics;
        this.store = store;
        this.out = out;
    }

    /** Takes up what the store holds of before. */
    void restore() {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                states.put(entry.key, snapshots.restore(entry.key, entry.value));
            }
        }
    }

    /**
     * Takes one event.
     *
     * @throws ArithmeticException if a tick's numbers leave what can be computed; nothing has changed then
     * @throws IllegalStateException if the symbol's state was refused, and the event goes on with its run
     */
    void on(TapeEvent event) {
        switch (event) {
            case RunStarted started -> start(started);
            case Traded traded -> trade(traded);
            case RunEnded ended -> end(ended);
        }
    }

    private void start(RunStarted started) {
        if (isOf(started)) {
            metrics.ignored("started-again");
            return;
        }
        SymbolRoad road = snapshots.fresh(started.run(), started.symbol());
        metrics.of(started.symbol()).halted(false);
        states.put(started.symbol(), road);
        keep(started.symbol(), road);
        both(new Message.RunStarted(started.run(), started.symbol(), started.symbols()));
    }

    private void trade(Traded traded) {
        SymbolRoad road = roadOf(traded);
        if (road == null) {
            return;
        }
        Tick tick = traded.tick();
        boolean wasHalted = road.isHalted();
        try {
            for (StepSignals step : road.on(tick)) {
                say(road, step);
            }
        } catch (ArithmeticException absurd) {
            rollBack(tick.symbol());
            throw absurd;
        }
        metrics.of(tick.symbol()).tick(tick.eventTimeMicros());
        if (road.isHalted() && !wasHalted) {
            metrics.of(tick.symbol()).halted(true);
            out.accept(Topics.STEPS, road.halted());
        }
        keep(tick.symbol(), road);
    }

    // The store still holds the state before the tick.
    private void rollBack(String symbol) {
        states.put(symbol, snapshots.restore(symbol, store.get(symbol)));
    }

    private void say(SymbolRoad road, StepSignals step) {
        out.accept(Topics.STEPS, new Message.Stepped(road.run(), step.made()));
        for (SignalEvent signal : step.signals()) {
            out.accept(Topics.SIGNALS, new Message.Signalled(road.run(), signal));
        }
        metrics.of(step.made().step().symbol()).step(step.signals().size());
    }

    private void end(RunEnded ended) {
        SymbolRoad road = roadOf(ended);
        if (road == null) {
            return;
        }
        if (road.hasTicks()) {
            both(road.progress());
        }
        both(road.end());
        keep(ended.symbol(), road);
    }

    /** Tells how far each symbol has come that came on since it was told last. */
    void progress() {
        for (SymbolState state : states.values()) {
            if (state instanceof SymbolRoad road && road.isMoved()) {
                both(road.progress());
            }
        }
    }

    private @Nullable SymbolRoad roadOf(TapeEvent event) {
        if (!isOf(event)) {
            metrics.ignored("other-run");
            return null;
        }
        if (stateOf(event.symbol()) instanceof SymbolRoad road && !road.isEnded()) {
            return road;
        }
        metrics.ignored("run-ended");
        return null;
    }

    private boolean isOf(TapeEvent event) {
        SymbolState state = stateOf(event.symbol());
        if (state == null || !state.run().equals(event.run())) {
            return false;
        }
        if (state instanceof SymbolState.Refused refused) {
            throw new IllegalStateException(refused.why());
        }
        return true;
    }

    private @Nullable SymbolState stateOf(String symbol) {
        SymbolState state = states.get(symbol);
        byte[] snapshot = state == null ? store.get(symbol) : null;
        if (snapshot != null) {
            state = snapshots.restore(symbol, snapshot);
            states.put(symbol, state);
        }
        return state;
    }

    private void keep(String symbol, SymbolRoad road) {
        store.put(symbol, snapshots.save(symbol, road));
    }

    private void both(Message message) {
        out.accept(Topics.STEPS, message);
        out.accept(Topics.SIGNALS, message);
    }
}
