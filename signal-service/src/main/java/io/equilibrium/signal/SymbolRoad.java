package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.List;
import java.util.Optional;

/** One symbol's run: its engine, what people wanted of it, the place of its last event, and whether it is over. */
final class SymbolRoad implements SymbolState {
    private static final long NONE = Long.MIN_VALUE;

    private final RunId run;
    private final String symbol;
    private final StrategyEngine engine;
    private final StrategyCommands commands;
    private int symbols;
    private long place;
    private long tradeId = NONE;
    private long timeMicros;
    private boolean ended;
    private long told = TapeEvent.NO_PLACE;

    /** Begins at the place of the run's start for the symbol, one of so many. */
    SymbolRoad(RunId run, long place, String symbol, int symbols, StrategySettings settings) {
        this.run = run;
        this.place = place;
        this.symbol = symbol;
        this.symbols = symbols;
        this.engine = new StrategyEngine(symbol, settings);
        this.commands = new StrategyCommands(settings, engine);
    }

    List<StepSignals> on(long tickPlace, Tick tick) {
        List<StepSignals> steps = engine.on(tick);
        // The tape stands still once halted, and those who wait for progress must not.
        long time = engine.isHalted() ? tick.eventTimeMicros() : engine.tape().timeMicros();
        timeMicros = hasTicks() ? Math.max(timeMicros, time) : time;
        tradeId = Math.max(tradeId, tick.tradeId());
        place = tickPlace;
        return steps;
    }

    /** Does what a person wants, behind all that was read through a place. */
    Message.StrategyAnswered on(Message.StrategyCommanded commanded, long through) {
        return refusal(commanded)
                .map(why -> new Message.StrategyAnswered(run, through, commanded.command(), false, why))
                .orElseGet(
                        () -> commands.on(new Message.StrategyCommanded(run, through, commanded.command()), through));
    }

    private Optional<String> refusal(Message.StrategyCommanded commanded) {
        if (!commanded.run().equals(run) && !commanded.run().equals(RunId.NONE)) {
            return Optional.of("it was meant for run " + commanded.run() + ", and now it is run " + run);
        }
        if (ended) {
            return Optional.of("the run of " + symbol + " is over");
        }
        return isHalted() ? Optional.of(symbol + " has halted") : Optional.empty();
    }

    /** What is at this place of the tape changes nothing. */
    void pass(long passed) {
        place = passed;
    }

    private boolean hasTicks() {
        return tradeId != NONE;
    }

    /** Of the run's start, or of the last tick or funding, or of the run's end. */
    long place() {
        return place;
    }

    /** Whether it was not told yet that all through this place was said. */
    boolean isUntold(long through) {
        return through > told;
    }

    Message.Progress progress(long through) {
        told = through;
        return new Message.Progress(run, through, symbol, 0, timeMicros);
    }

    Message.SymbolHalted halted() {
        return new Message.SymbolHalted(
                run, place, symbol, tradeId, timeMicros, "one tick made more steps than allowed");
    }

    Message.RunEnded end(long endPlace) {
        ended = true;
        place = endPlace;
        Tape tape = engine.tape();
        return new Message.RunEnded(
                run,
                place,
                symbol,
                tape.accepted(),
                tape.duplicates(),
                tape.segment() + 1,
                hasTicks() ? tradeId : 0,
                timeMicros);
    }

    String symbol() {
        return symbol;
    }

    StrategyStanding standing() {
        return new StrategyStanding(
                symbol, run, symbols, engine.settings(), engine.evidence(), engine.isPaused(), isHalted(), ended);
    }

    boolean isHalted() {
        return engine.isHalted();
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public RunId run() {
        return run;
    }

    /** What changes with every tick. */
    void saveLevels(StateWriter state) {
        state.putBoolean(ended).putInt(symbols).putLong(place).putLong(tradeId).putLong(timeMicros);
        engine.saveLevels(state);
    }

    // How much of its progress was told is not known any more, so it is told again.
    void restoreLevels(StateReader state) {
        ended = state.getBoolean();
        symbols = state.getInt();
        place = state.getLong();
        tradeId = state.getLong();
        timeMicros = state.getLong();
        engine.restoreLevels(state);
        told = TapeEvent.NO_PLACE;
    }

    /** What changes with steps and commands. */
    void saveStrategy(StateWriter state) {
        commands.save(state);
        engine.saveStrategy(state);
    }

    void restoreStrategy(StateReader state) {
        commands.restore(state);
        engine.restoreStrategy(state);
    }
}
