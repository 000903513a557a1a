package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.risk.merge.Through;
import io.equilibrium.servicekit.EngineRefusedException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The account through its runs, as messages come to it; what is of an older run changes nothing. */
public final class RiskAccount {
    private final Runs runs;
    private final Commands commands;

    /**
     * The supplier makes a fresh engine for each run; people may pause the entries of these symbols. {@code awaiting} is a
     * replay: the venue waits to be heard as it is waited for, and each run is a history by itself; otherwise what was
     * decided of the account holds on in the next run. Signals' and marks' age is by the clock, or by the events' own time.
     */
    public RiskAccount(
            Supplier<RiskEngine> engines, Set<String> symbols, Said said, boolean awaiting, boolean byTheClock) {
        this.runs = new Runs(engines, said, awaiting, byTheClock);
        this.commands = new Commands(symbols, said);
    }

    /** Takes what the merge hands on when the clock shows this; false when it is not of the account's run. */
    public boolean onDecisionRoad(Message message, long clockMillis) {
        if (message instanceof Message.RunStarted started) {
            return runs.begin(started);
        }
        RunAccount account = runs.in(message.run());
        if (account == null) {
            return false;
        }
        switch (message) {
            case Message.Stepped stepped -> account.on(stepped);
            case Message.Signalled signalled -> account.on(signalled, clockMillis);
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
                    Message.LimitNeared _,
                    Message.LimitChanged _,
                    Message.VenueReported _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _,
                    Message.Answered _ -> throw astray(message);
        }
        return true;
    }

    /**
     * Takes what the venue answers; false when it is not of the account's run.
     *
     * @throws IllegalArgumentException if it fills what is not open, or is no message of fills; no money has moved then
     */
    public boolean onFills(Message message) {
        RunAccount account = runs.in(message.run());
        if (account == null) {
            return false;
        }
        switch (message) {
            case Message.Answered answered -> account.on(answered);
            case Message.VenueReported reported -> account.on(reported);
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
                    Message.LimitNeared _,
                    Message.LimitChanged _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _ -> throw astray(message);
        }
        return true;
    }

    /**
     * Takes a person's command, when everything through this was handed on.
     *
     * @throws IllegalArgumentException if the message is none; nothing has changed then
     */
    public void onCommands(Message message, Optional<Through> through) {
        // Those of strategies are signal-service's.
        if (message instanceof Message.StrategyCommanded) {
            return;
        }
        if (!(message instanceof Message.Commanded commanded)) {
            throw astray(message);
        }
        commands.on(commanded, Standing.of(runs.current(), through));
    }

    /** Answers a command of which no more than its id could be read. */
    public void refuse(String commandId, String why, Optional<Through> through) {
        commands.refuse(commandId, why, Standing.of(runs.current(), through));
    }

    /** Whether the venue has answered everything of a run through a place; of another than the account's it is not heard. */
    public boolean isAnsweredThrough(RunId run, long place) {
        RunAccount account = runs.in(run);
        return account == null || account.isAnsweredThrough(place);
    }

    /** At the end of a batch: the venue is told how far it may go in the account's run. */
    public void grant(Through through) {
        RunAccount account = runs.in(through.run());
        if (account != null) {
            account.grant(through);
        }
    }

    /** The engine as it stands; none before the first run. */
    public Optional<RiskEngine> engine() {
        RunAccount account = runs.current();
        return account == null ? Optional.empty() : Optional.of(account.engine());
    }

    /** How the breaker stands now. */
    public BreakerReading reading() {
        return runs.reading();
    }

    /** Its breakers and positions now. */
    public Inside inside() {
        return engine().map(Inside::of).orElse(Inside.NOTHING);
    }

    public void save(StateWriter state) {
        commands.save(state);
        runs.save(state);
    }

    /**
     * Takes up what was saved. An account that was made with other settings cannot go on with these; if its run is over, it is
     * left behind, and what was decided of it holds on, but in a replay.
     *
     * @throws EngineRefusedException if it was made with other settings and cannot be left behind
     */
    public void restore(StateReader state, boolean sameSettings) {
        commands.restore(state);
        runs.restore(state, sameSettings);
    }

    /** Starts from nothing. */
    public void forget() {
        commands.forget();
        runs.forget();
    }

    private static IllegalArgumentException astray(Message message) {
        return new IllegalArgumentException(
                "a " + message.getClass().getSimpleName() + " message does not belong here");
    }
}
