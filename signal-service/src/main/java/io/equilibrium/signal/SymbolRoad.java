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

/** One symbol's run: its engine, the place of its last event, how far that was told, and whether it is over. */
final class SymbolRoad implements SymbolState {
    private static final long NONE = Long.MIN_VALUE;

    private final RunId run;
    private final String symbol;
    private final StrategySettings settings;
    private final StrategyEngine engine;
    private long place;
    private long tradeId = NONE;
    private long timeMicros;
    private boolean ended;
    private long told = TapeEvent.NO_PLACE;

    /** Begins at the place of the run's start for the symbol. */
    SymbolRoad(RunId run, long place, String symbol, StrategySettings settings) {
        this.run = run;
        this.place = place;
        this.symbol = symbol;
        this.settings = settings;
        this.engine = new StrategyEngine(symbol, settings);
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
        return new StrategyStanding(symbol, run, settings, engine.evidence(), isHalted(), ended);
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

    void save(StateWriter state) {
        state.putBoolean(ended).putLong(place).putLong(tradeId).putLong(timeMicros);
        engine.save(state);
    }

    // How much of its progress was told is not known any more, so it is told again.
    void restore(StateReader state) {
        ended = state.getBoolean();
        place = state.getLong();
        tradeId = state.getLong();
        timeMicros = state.getLong();
        engine.restore(state);
        told = TapeEvent.NO_PLACE;
    }
}
