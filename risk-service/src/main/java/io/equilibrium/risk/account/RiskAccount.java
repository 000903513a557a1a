package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.risk.BreakerInput;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.risk.merge.Through;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The account through its runs: a run that was not seen before starts it afresh; what is of an older run changes nothing. */
public final class RiskAccount {
    private static final int MOST_PAST_RUNS = 1_000;
    private static final String RUN_ACTOR = "run";

    private final Supplier<RiskEngine> engines;
    private final Said said;
    private final boolean awaiting;
    private final Set<RunId> past = new LinkedHashSet<>();
    private @Nullable RunAccount current;

    /** The supplier makes a fresh engine for each run; {@code awaiting}, the venue waits to be heard as it is waited for. */
    public RiskAccount(Supplier<RiskEngine> engines, Said said, boolean awaiting) {
        this.engines = engines;
        this.said = said;
        this.awaiting = awaiting;
    }

    /** Takes what the merge hands on; false when it is not of the account's run. */
    public boolean onDecisionRoad(Message message) {
        if (message instanceof Message.RunStarted started) {
            return begin(started);
        }
        RunAccount account = of(message);
        if (account == null) {
            return false;
        }
        switch (message) {
            case Message.Stepped stepped -> account.on(stepped);
            case Message.Signalled signalled -> account.on(signalled);
            case Message.Marked marked -> account.on(marked);
            case Message.RunEnded ended -> account.decidedAll(ended);
            case Message.RunStarted _,
                    Message.Progress _,
                    Message.SymbolHalted _,
                    Message.FeedChanged _,
                    Message.Approved _,
                    Message.Denied _,
                    Message.Flatten _,
                    Message.BreakerMoved _,
                    Message.EntriesSwitched _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.Answered _ -> throw astray(message);
        }
        return true;
    }

    /**
     * Takes what the venue answers; false when it is not of the account's run.
     *
     * @throws IllegalArgumentException if it fills what is not open, or is no message of fills; nothing has changed then
     */
    public boolean onFills(Message message) {
        RunAccount account = of(message);
        if (account == null) {
            return false;
        }
        switch (message) {
            case Message.Answered answered -> account.on(answered);
            case Message.RunEnded ended -> account.answeredAll(ended);
            case Message.Progress progress -> account.promised(progress);
            case Message.RunStarted _ -> {}
            case Message.Stepped _,
                    Message.Signalled _,
                    Message.Marked _,
                    Message.SymbolHalted _,
                    Message.FeedChanged _,
                    Message.Approved _,
                    Message.Denied _,
                    Message.Flatten _,
                    Message.BreakerMoved _,
                    Message.EntriesSwitched _,
                    Message.Commanded _,
                    Message.CommandAnswered _ -> throw astray(message);
        }
        return true;
    }

    /** Whether the venue has answered everything of a run through a place; of another than the account's it is not heard. */
    public boolean isAnsweredThrough(RunId run, long place) {
        return current == null || !current.roll().run().equals(run) || current.isAnsweredThrough(place);
    }

    /** At the end of a batch: the venue is told how far it may go in the account's run. */
    public void grant(Through through) {
        if (current != null && current.roll().run().equals(through.run())) {
            current.grant(through);
        }
    }

    private boolean begin(Message.RunStarted started) {
        RunAccount account = of(started);
        if (account == null && past.contains(started.run())) {
            return false;
        }
        if (account == null) {
            account = afresh(started);
        }
        account.begin(started);
        return true;
    }

    private RunAccount afresh(Message.RunStarted started) {
        if (current != null) {
            close(current, started.run());
        }
        RunAccount fresh = account(new RunRoll(started.run(), started.symbols()));
        current = fresh;
        return fresh;
    }

    private RunAccount account(RunRoll roll) {
        return new RunAccount(roll, engines.get(), said, new Handshake(awaiting));
    }

    private void close(RunAccount old, RunId next) {
        retire(old.roll().run());
        BreakerReading last = old.reading();
        if (last.tier() != Tier.NORMAL) {
            said.keep(new Message.BreakerMoved(
                    next,
                    0,
                    new RiskEvent.BreakerMoved(
                            last.tier(),
                            Tier.NORMAL,
                            RUN_ACTOR,
                            "run " + next + " began with a fresh account",
                            last.equityE8(),
                            last.peakE8(),
                            last.drawdownE8(),
                            0,
                            last.timeMicros() == null ? 0 : last.timeMicros())));
        }
    }

    private void retire(RunId run) {
        past.add(run);
        if (past.size() > MOST_PAST_RUNS) {
            past.remove(past.iterator().next());
        }
    }

    private @Nullable RunAccount of(Message message) {
        return current != null && current.roll().run().equals(message.run()) ? current : null;
    }

    /**
     * A person raises the tier, at the newest event time, so that time stays an input.
     *
     * @throws NoEventYetException if nothing happened in any run yet
     */
    public BreakerReading trip(Tier tier, String actor, String reason) {
        RunAccount account = acting();
        account.on(new BreakerInput.Tripped(account.timeMicros(), tier, actor, reason));
        return account.reading();
    }

    /**
     * A person leads back to normal, at the newest event time.
     *
     * @throws NoEventYetException if nothing happened in any run yet
     */
    public BreakerReading reset(String actor, String reason) {
        RunAccount account = acting();
        account.on(new BreakerInput.Reset(account.timeMicros(), actor, reason));
        return account.reading();
    }

    private RunAccount acting() {
        if (current == null || current.reading().timeMicros() == null) {
            throw new NoEventYetException();
        }
        return current;
    }

    /** How the breaker stands now. */
    public BreakerReading reading() {
        if (current != null) {
            return current.reading();
        }
        long startE8 = engines.get().account().equityE8();
        return new BreakerReading(null, Tier.NORMAL, null, startE8, startE8, 0, null);
    }

    public void save(StateWriter state) {
        state.putInt(past.size());
        past.forEach(run -> state.putLong(run.value()));
        state.putBoolean(current != null);
        if (current != null) {
            current.roll().save(state);
            current.save(state);
        }
    }

    /**
     * Takes up what was saved. An account that was made with other settings cannot go on with these; it is left behind if
     * its run is over.
     *
     * @throws IllegalStateException if it was made with other settings and its run is not over
     */
    public void restore(StateReader state, boolean sameSettings) {
        forget();
        for (int left = state.getInt(); left > 0; left--) {
            past.add(new RunId(state.getLong()));
        }
        if (!state.getBoolean()) {
            return;
        }
        RunRoll roll = RunRoll.restored(state);
        if (sameSettings) {
            RunAccount account = account(roll);
            account.restore(state);
            state.end();
            current = account;
        } else if (roll.isOver()) {
            retire(roll.run());
        } else {
            throw new IllegalStateException("the stored account is in run " + roll.run()
                    + " and was made with other settings or instruments; start with those, or with an empty database");
        }
    }

    /** Starts from nothing. */
    public void forget() {
        past.clear();
        current = null;
    }

    private static IllegalArgumentException astray(Message message) {
        return new IllegalArgumentException(
                "a " + message.getClass().getSimpleName() + " message does not belong here");
    }
}
