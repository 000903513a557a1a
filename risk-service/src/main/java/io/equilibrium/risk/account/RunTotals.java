package io.equilibrium.risk.account;

import io.equilibrium.contract.Message.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;

/** What a run's ended symbols add up to, and the last place and tick of all. */
record RunTotals(long place, long ticks, long duplicates, int segments, long lastTradeId, long lastTimeMicros) {
    static final RunTotals NONE = new RunTotals(0, 0, 0, 0, 0, 0);

    RunTotals plus(RunEnded symbol) {
        boolean later = symbol.lastTimeMicros() > lastTimeMicros;
        return new RunTotals(
                Math.max(place, symbol.place()),
                ticks + symbol.ticks(),
                duplicates + symbol.duplicates(),
                segments + symbol.segments(),
                later ? symbol.lastTradeId() : lastTradeId,
                later ? symbol.lastTimeMicros() : lastTimeMicros);
    }

    RunEnded of(RunId run) {
        return new RunEnded(
                run, place, RunEnded.EVERY_SYMBOL, ticks, duplicates, segments, lastTradeId, lastTimeMicros);
    }

    void save(StateWriter state) {
        state.putLong(place)
                .putLong(ticks)
                .putLong(duplicates)
                .putInt(segments)
                .putLong(lastTradeId)
                .putLong(lastTimeMicros);
    }

    static RunTotals restore(StateReader state) {
        return new RunTotals(
                state.getLong(), state.getLong(), state.getLong(), state.getInt(), state.getLong(), state.getLong());
    }
}
