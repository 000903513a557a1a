package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.servicekit.EngineRefusedException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run that the account is in, and those that it was in: a run that was not seen before starts it afresh. */
final class Runs {
    private static final int MOST_PAST_RUNS = 1_000;
    private static final String RUN_ACTOR = "run";

    private final Supplier<RiskEngine> engines;
    private final Said said;
    private final boolean awaiting;
    private final boolean byTheClock;
    private final Set<RunId> past = new LinkedHashSet<>();
    private @Nullable RunAccount current;

    Runs(Supplier<RiskEngine> engines, Said said, boolean awaiting, boolean byTheClock) {
        this.engines = engines;
        this.said = said;
        this.awaiting = awaiting;
        this.byTheClock = byTheClock;
    }

    @Nullable
    RunAccount current() {
        return current;
    }

    /** The account in that run; null when it is in another, or in none. */
    @Nullable
    RunAccount in(RunId run) {
        return current != null && current.roll().run().equals(run) ? current : null;
    }

    /** A run begins for a symbol; false when it is over and another one has begun. */
    boolean begin(Message.RunStarted started) {
        RunAccount account = in(started.run());
        if (account == null && past.contains(started.run())) {
            return false;
        }
        if (account == null) {
            beginAfresh(started);
        } else {
            account.begin(started);
        }
        return true;
    }

    private void beginAfresh(Message.RunStarted started) {
        RunAccount old = current;
        RunAccount fresh = account(new RunRoll(started.run(), started.symbols()));
        current = fresh;
        if (old == null) {
            fresh.begin(started);
            return;
        }
        retire(old.roll().run());
        if (awaiting) {
            close(old, started.run());
        }
        fresh.begin(started);
        if (!awaiting) {
            fresh.takeOver(old);
        }
    }

    private RunAccount account(RunRoll roll) {
        return new RunAccount(roll, engines.get(), said, new Handshake(awaiting), byTheClock);
    }

    private void close(RunAccount old, RunId next) {
        BreakerReading last = old.reading();
        if (last.tier() != Tier.NORMAL) {
            RiskEvent.BreakerMoved anew = new RiskEvent.BreakerMoved(
                    Scope.ACCOUNT,
                    last.tier(),
                    Tier.NORMAL,
                    RUN_ACTOR,
                    "run " + next + " began with a fresh account",
                    last.equityE8(),
                    last.peakE8(),
                    last.drawdownE8(),
                    0,
                    last.timeMicros() == null ? 0 : last.timeMicros());
            said.keep(new Message.BreakerMoved(next, 0, anew));
        }
    }

    private void retire(RunId run) {
        past.add(run);
        if (past.size() > MOST_PAST_RUNS) {
            past.remove(past.iterator().next());
        }
    }

    BreakerReading reading() {
        if (current != null) {
            return current.reading();
        }
        Account fresh = engines.get().account();
        long startE8 = fresh.equityE8();
        return new BreakerReading(null, Tier.NORMAL, null, startE8, startE8, 0, null, Set.of(), Ledger.of(fresh));
    }

    void save(StateWriter state) {
        state.putInt(past.size());
        past.forEach(run -> state.putLong(run.value()));
        state.putBoolean(current != null);
        if (current != null) {
            current.roll().save(state);
            current.save(state);
        }
    }

    /**
     * Takes up what was saved, the last part of a state. Of an account that was made with other settings, and is no replay's, what
     * holds on is taken over; until the next run begins it stands in the one that is over.
     *
     * @throws EngineRefusedException if it was made with other settings, and its run is not over, or the limits that people
     *     set do not go with these
     */
    void restore(StateReader state, boolean sameSettings) {
        forget();
        for (int left = state.getInt(); left > 0; left--) {
            past.add(new RunId(state.getLong()));
        }
        if (!state.getBoolean()) {
            return;
        }
        RunRoll roll = RunRoll.restored(state);
        RunAccount account = account(roll);
        if (sameSettings) {
            account.restore(state);
            state.end();
            current = account;
        } else if (!roll.isOver()) {
            throw new EngineRefusedException("the stored account is in run " + roll.run()
                    + " and was made with other settings or instruments; start with those, or with an empty database");
        } else if (awaiting) {
            retire(roll.run());
        } else {
            account.restoreFromOthers(state);
            current = account;
        }
    }

    void forget() {
        past.clear();
        current = null;
    }
}
