package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.List;

/** One symbol's run: its engine, how far it has come, and whether it is over. */
final class SymbolRoad implements SymbolState {
    private static final long NONE = Long.MIN_VALUE;

    private final RunId run;
    private final String symbol;
    private final StrategyEngine engine;
    private long tradeId = NONE;
    private long timeMicros;
    private boolean ended;
    private boolean moved;

    SymbolRoad(RunId run, String symbol, StrategySettings settings) {
        this.run = run;
        this.symbol = symbol;
        this.engine = new StrategyEngine(symbol, settings);
    }

    List<StepSignals> on(Tick tick) {
        List<StepSignals> steps = engine.on(tick);
        // The tape stands still once halted, and those who wait for progress must not.
        long time = engine.isHalted() ? tick.eventTimeMicros() : engine.tape().timeMicros();
        timeMicros = hasTicks() ? Math.max(timeMicros, time) : time;
        tradeId = Math.max(tradeId, tick.tradeId());
        moved = true;
        return steps;
    }

    boolean hasTicks() {
        return tradeId != NONE;
    }

    /** Whether there is progress that was not told yet. */
    boolean isMoved() {
        return moved;
    }

    Message.Progress progress() {
        moved = false;
        return new Message.Progress(run, symbol, tradeId, timeMicros);
    }

    Message.SymbolHalted halted() {
        return new Message.SymbolHalted(run, symbol, tradeId, timeMicros, "one tick made more steps than allowed");
    }

    Message.RunEnded end() {
        ended = true;
        Tape tape = engine.tape();
        return new Message.RunEnded(
                run,
                symbol,
                tape.accepted(),
                tape.duplicates(),
                tape.segment() + 1,
                hasTicks() ? tradeId : 0,
                timeMicros);
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
        state.putBoolean(ended).putLong(tradeId).putLong(timeMicros);
        engine.save(state);
    }

    /** How much of its progress was told is not known any more, so it is told again. */
    void restore(StateReader state) {
        ended = state.getBoolean();
        tradeId = state.getLong();
        timeMicros = state.getLong();
        engine.restore(state);
        moved = hasTicks() && !ended;
    }
}
