package io.equilibrium.signal;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StepSignals;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one partition's events to its symbols' engines; every change is in the store before the next event is taken. */
final class SignalHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignalHandler.class);

    private final SymbolStates states;
    private final SignalMetrics metrics;
    private final BiConsumer<String, Message> out;

    /** Says what happens as topic and message. */
    SignalHandler(SymbolStates states, SignalMetrics metrics, BiConsumer<String, Message> out) {
        this.states = states;
        this.metrics = metrics;
        this.out = out;
    }

    /**
     * Takes one event. A place that this partition had before in the run changes nothing.
     *
     * @throws ArithmeticException if a tick's numbers leave what can be computed; nothing has changed then
     * @throws IllegalStateException if the symbol's state was refused, and the event goes on with its run
     */
    void on(TapeEvent event) {
        if (event.place() <= states.through(event.run())) {
            ignoreRepeated(event);
            return;
        }
        switch (event) {
            case RunStarted started -> start(started);
            case Traded traded -> trade(traded);
            case Funded funded -> pass(funded);
            case RunEnded ended -> end(ended);
            case Reached reached -> states.reached(reached);
        }
    }

    // Reached is said wherever a partition may lie behind, so at an old place it is as it should be.
    private void ignoreRepeated(TapeEvent event) {
        if (!(event instanceof Reached)) {
            metrics.ignored("repeated");
        }
    }

    private void start(RunStarted started) {
        if (states.of(started) != null) {
            metrics.ignored("started-again");
            return;
        }
        metrics.stands(states.start(started).standing());
        metrics.of(started.symbol()).halted(false);
        LOG.info("run started run={} symbol={} symbols={}", started.run(), started.symbol(), started.symbols());
        both(new Message.RunStarted(started.run(), started.place(), started.symbol(), started.symbols()));
    }

    private void trade(Traded traded) {
        SymbolRoad road = openRoad(traded);
        if (road == null) {
            return;
        }
        Tick tick = traded.tick();
        boolean wasHalted = road.isHalted();
        boolean stepped = false;
        try {
            for (StepSignals step : road.on(traded.place(), tick)) {
                say(road, step);
                stepped = true;
            }
        } catch (ArithmeticException absurd) {
            states.rollBack(tick.symbol());
            throw absurd;
        }
        if (road.isHalted() && !wasHalted) {
            sayHalted(road, tick);
        }
        if (stepped) {
            states.keepStrategy(road);
        }
        if (stepped || road.isHalted() != wasHalted) {
            metrics.stands(road.standing());
        }
        metrics.of(tick.symbol()).tick(tick.eventTimeMicros());
        states.keep(road);
    }

    // Nothing here depends on funding, but who waits for progress must not wait at its place.
    private void pass(Funded funded) {
        SymbolRoad road = openRoad(funded);
        if (road != null) {
            road.pass(funded.place());
            states.keep(road);
        }
    }

    private void say(SymbolRoad road, StepSignals step) {
        out.accept(Topics.STEPS, new Message.Stepped(road.run(), road.place(), step.made()));
        for (SignalEvent signal : step.signals()) {
            out.accept(Topics.SIGNALS, new Message.Signalled(road.run(), road.place(), signal));
        }
        metrics.of(step.made().step().symbol()).step(step.signals().size());
    }

    private void sayHalted(SymbolRoad road, Tick tick) {
        metrics.of(tick.symbol()).halted(true);
        LOG.warn("symbol halted run={} symbol={} tradeId={}", road.run(), tick.symbol(), tick.tradeId());
        out.accept(Topics.STEPS, road.halted());
    }

    private void end(RunEnded ended) {
        SymbolRoad road = openRoad(ended);
        if (road == null) {
            return;
        }
        both(road.progress(ended.place() - 1));
        Message.RunEnded end = road.end(ended.place());
        LOG.info("run ended run={} symbol={} ticks={}", end.run(), end.symbol(), end.ticks());
        both(end);
        metrics.stands(road.standing());
        states.keep(road);
    }

    /** Does what a person wants of a strategy, and answers; other messages are none of this service's. */
    void on(Message message) {
        if (message instanceof Message.StrategyCommanded commanded) {
            Message.StrategyAnswered answer = answer(commanded);
            LOG.info(
                    "strategy commanded run={} symbol={} place={} id={} action={} actor={} done={}",
                    answer.run(),
                    answer.key(),
                    answer.place(),
                    answer.command().id(),
                    answer.command().action(),
                    answer.command().actor(),
                    answer.done());
            metrics.commanded(answer);
            out.accept(Topics.STRATEGY_EVENTS, answer);
        }
    }

    private Message.StrategyAnswered answer(Message.StrategyCommanded commanded) {
        return switch (states.of(commanded.key())) {
            case null -> refused(commanded, RunId.NONE, "no run of " + commanded.key() + " is on");
            case SymbolState.Refused refused -> refused(commanded, refused.run(), refused.why());
            case SymbolRoad road -> {
                Message.StrategyAnswered answer = road.on(commanded, states.through(road.run()));
                states.keepStrategy(road);
                metrics.stands(road.standing());
                yield answer;
            }
        };
    }

    private static Message.StrategyAnswered refused(Message.StrategyCommanded commanded, RunId run, String why) {
        return new Message.StrategyAnswered(run, 0, commanded.command(), false, why);
    }

    /**
     * Tells of each symbol in a run how far the partition has come since it was told last: places only rise, so nothing of
     * the symbol is to come before that, though it may not have had a tick for long.
     */
    void progress() {
        for (SymbolRoad road : states.roads()) {
            if (!metrics.board().has(road.symbol())) {
                metrics.stands(road.standing());
            }
            long through = states.through(road.run());
            if (!road.isEnded() && road.isUntold(through)) {
                both(road.progress(through));
            }
        }
    }

    /** The partition is another's from now on, and its symbols are not shown here any more. */
    void close() {
        states.taken().forEach(road -> metrics.left(road.symbol()));
    }

    private @Nullable SymbolRoad openRoad(TapeEvent event) {
        SymbolRoad road = states.of(event);
        if (road == null || road.isEnded()) {
            metrics.ignored(road == null ? "other-run" : "run-ended");
            return null;
        }
        return road;
    }

    private void both(Message message) {
        out.accept(Topics.STEPS, message);
        out.accept(Topics.SIGNALS, message);
    }
}
