package io.equilibrium.risk.account;

import io.equilibrium.contract.Message.RunEnded;
import io.equilibrium.contract.Message.RunStarted;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which of a run's symbols have begun, and which have ended on every topic. */
final class RunRoll {
    private final RunId run;
    private final int symbols;
    private final Set<String> begun = new TreeSet<>();
    private final Set<String> ended = new TreeSet<>();
    private RunTotals totals = RunTotals.NONE;

    RunRoll(RunId run, int symbols) {
        this.run = run;
        this.symbols = symbols;
    }

    RunId run() {
        return run;
    }

    /** The start of the whole run, at the place where its tape begins. */
    RunStarted started() {
        return new RunStarted(run, 0, RunEnded.EVERY_SYMBOL, symbols);
    }

    Set<String> begun() {
        return begun;
    }

    /** Whether the symbol had not begun before. */
    boolean begin(RunStarted started) {
        return begun.add(started.symbol());
    }

    /** The end of the whole run, once, with its last symbol. */
    Optional<RunEnded> end(RunEnded symbol) {
        if (!ended.add(symbol.symbol())) {
            return Optional.empty();
        }
        totals = totals.plus(symbol);
        return isOver() ? Optional.of(totals.of(run)) : Optional.empty();
    }

    boolean isOver() {
        return ended.size() == symbols;
    }

    void save(StateWriter state) {
        state.putString(run.toString()).putInt(symbols);
        save(begun, state);
        save(ended, state);
        totals.save(state);
    }

    static RunRoll restored(StateReader state) {
        RunRoll roll = new RunRoll(RunId.parse(state.getString()), state.getInt());
        restore(roll.begun, state);
        restore(roll.ended, state);
        roll.totals = RunTotals.restore(state);
        return roll;
    }

    private static void save(Set<String> names, StateWriter state) {
        state.putInt(names.size());
        names.forEach(state::putString);
    }

    private static void restore(Set<String> names, StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            names.add(state.getString());
        }
    }
}
