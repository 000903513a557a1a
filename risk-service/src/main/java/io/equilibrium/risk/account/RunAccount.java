package io.equilibrium.risk.account;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.CircuitBreaker;
import io.equilibrium.domain.risk.Restraints;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.risk.merge.Through;
import io.equilibrium.servicekit.EngineRefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account in one run: its engine, and how far it has come. */
final class RunAccount {
    private static final long NEVER = Long.MIN_VALUE;

    private final RunRoll roll;
    private final RiskEngine engine;
    private final Said said;
    private final Handshake venue;
    private final Decisions decisions;
    private final boolean byTheClock;
    private long place;
    private long timeMicros = NEVER;

    /** Signals' and marks' age is by the clock, or else by the events' own time. */
    RunAccount(RunRoll roll, RiskEngine engine, Said said, Handshake venue, boolean byTheClock) {
        this.roll = roll;
        this.engine = engine;
        this.said = said;
        this.venue = venue;
        this.decisions = new Decisions(roll, said, venue);
        this.byTheClock = byTheClock;
    }

    RunRoll roll() {
        return roll;
    }

    void begin(Message.RunStarted started) {
        boolean isFirst = roll.begun().isEmpty();
        if (roll.begin(started)) {
            said.say(Topics.APPROVED_ORDERS, started);
            said.say(Topics.DENIED_ORDERS, started);
        }
        if (isFirst) {
            said.say(Topics.BREAKER_EVENTS, roll.started());
        }
    }

    /** Whether the account has heard all that the venue answers through a place, as it has in the pipeline. */
    boolean isAnsweredThrough(long at) {
        return venue.isAnsweredThrough(at, engine.isIdle());
    }

    void promised(Message.Progress progress) {
        venue.promised(progress);
    }

    void on(Message.Stepped stepped) {
        passed(stepped.place(), stepped.made().step().timeMicros());
        decisions.say(stepped.place(), engine.on(stepped.made()));
    }

    void on(Message.Marked marked) {
        passed(marked.place(), marked.mark().timeMicros());
        decisions.say(marked.place(), engine.on(marked.mark()));
    }

    void on(Message.Signalled signalled, long clockMillis) {
        if (signalled.event() instanceof SignalEvent.BetOpened opened) {
            long clock = byTheClock ? clockMillis * 1_000 : RiskEngine.NO_CLOCK;
            decisions.say(signalled.place(), List.of(engine.on(opened, clock)));
        }
    }

    /** What was decided of the account in the run before holds on. */
    void takeOver(RunAccount before) {
        decisions.say(
                0,
                engine.takeOver(
                        before.engine.restraints(),
                        "run",
                        "as it was in run " + before.roll.run() + ", which nobody reset"));
    }

    /**
     * Takes what the venue answered.
     *
     * @throws IllegalArgumentException if it fills what is not open; no money has moved then
     */
    void on(Message.Answered answered) {
        venue.answered(answered.place());
        List<RiskEvent> decided = engine.on(answered.event());
        passed(answered.place(), answered.event().timeMicros());
        decisions.say(answered.place(), decided);
    }

    /** Takes what execution reports beside orders. */
    void on(Message.VenueReported reported) {
        List<RiskEvent> decided = engine.on(reported.report());
        passed(reported.place(), reported.report().timeMicros());
        decisions.say(reported.place(), decided);
    }

    RiskEngine engine() {
        return engine;
    }

    /**
     * Where a person's act stands, which is in no order: behind everything that may have been granted, so that the venue has
     * promised nothing for there yet; after the end of all, with the last event.
     */
    long placeOfAct(Optional<Through> through) {
        return through.filter(now -> now.run().equals(roll.run()) && now.place() < Long.MAX_VALUE)
                .map(now -> Math.max(place, now.place() + 1))
                .orElse(place);
    }

    /** Carries a person's command out at the newest event time, so that time stays an input; tells what was done. */
    String on(Command command, long at) {
        Acts.Done done = new Acts(engine, command, timeMicros).carryOut();
        decisions.say(at, done.decisions());
        done.kept().forEach(move -> said.keep(new Message.BreakerMoved(roll.run(), at, move)));
        return done.said();
    }

    /** At the end of a batch: the venue is told how far it may go. */
    void grant(Through through) {
        if (!roll.isOver()) {
            long micros = Math.max(0, Math.max(timeMicros, through.timeMicros()));
            venue.grant(roll.run(), through.place(), micros, roll.begun())
                    .forEach(progress -> said.say(Topics.APPROVED_ORDERS, progress));
        }
    }

    void decidedAll(Message.RunEnded ended) {
        said.say(Topics.APPROVED_ORDERS, ended);
        said.say(Topics.DENIED_ORDERS, ended);
    }

    void answeredAll(Message.RunEnded ended) {
        roll.end(ended).ifPresent(all -> said.say(Topics.BREAKER_EVENTS, all));
    }

    private void passed(long newPlace, long micros) {
        place = Math.max(place, newPlace);
        timeMicros = Math.max(timeMicros, micros);
    }

    BreakerReading reading() {
        CircuitBreaker breaker = engine.breaker();
        return new BreakerReading(
                roll.run(),
                breaker.tier(),
                decisions.movedMicros(),
                breaker.equityE8(),
                breaker.peakE8(),
                breaker.drawdownE8(),
                orNull(timeMicros),
                engine.paused(),
                Ledger.of(engine.account()));
    }

    private static @Nullable Long orNull(long micros) {
        return micros == NEVER ? null : micros;
    }

    void save(StateWriter state) {
        Long moved = decisions.movedMicros();
        state.putLong(place).putLong(timeMicros).putLong(moved == null ? NEVER : moved);
        venue.save(state);
        engine.restraints().save(state);
        engine.save(state);
    }

    void restore(StateReader state) {
        restoreCourse(state);
        var _ = Restraints.restored(state);
        engine.restore(state);
    }

    /**
     * Takes up what an account with other settings was left in. The rest of the state is not read.
     *
     * @throws EngineRefusedException if the limits that people set do not go with these settings
     */
    void restoreFromOthers(StateReader state) {
        restoreCourse(state);
        Restraints left = Restraints.restored(state).under(engine.settings());
        try {
            var _ = engine.takeOver(left, "settings", "as it was with the settings before");
        } catch (IllegalArgumentException unfit) {
            throw new EngineRefusedException(
                    "the limits that people set, " + left.limits().keySet()
                            + ", do not go with these settings: " + unfit.getMessage()
                            + "; start with the settings before and set them otherwise, or change these");
        }
    }

    private void restoreCourse(StateReader state) {
        place = state.getLong();
        timeMicros = state.getLong();
        decisions.movedBefore(orNull(state.getLong()));
        venue.restore(state);
    }
}
