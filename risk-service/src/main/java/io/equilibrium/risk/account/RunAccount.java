package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.BreakerInput;
import io.equilibrium.domain.risk.CircuitBreaker;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.risk.merge.Through;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account in one run: its engine, and what the engine decides put into the topics' words. */
final class RunAccount {
    private static final long NEVER = Long.MIN_VALUE;

    private final RunRoll roll;
    private final RiskEngine engine;
    private final Said said;
    private final Handshake venue;
    private long place;
    private long timeMicros = NEVER;
    private long movedMicros = NEVER;

    RunAccount(RunRoll roll, RiskEngine engine, Said said, Handshake venue) {
        this.roll = roll;
        this.engine = engine;
        this.said = said;
        this.venue = venue;
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
        decided(stepped.place(), engine.on(stepped.made()));
    }

    void on(Message.Marked marked) {
        passed(marked.place(), marked.mark().timeMicros());
        decided(marked.place(), engine.on(marked.mark()));
    }

    void on(Message.Signalled signalled) {
        if (signalled.event() instanceof SignalEvent.BetOpened opened) {
            decided(signalled.place(), List.of(engine.on(opened)));
        }
    }

    /** At the end of a batch: the venue is told how far it may go. */
    void grant(Through through) {
        if (!roll.isOver()) {
            venue.grant(roll.run(), through.place(), Math.max(timeMicros, through.timeMicros()), roll.begun())
                    .forEach(progress -> said.say(Topics.APPROVED_ORDERS, progress));
        }
    }

    void decidedAll(Message.RunEnded ended) {
        said.say(Topics.APPROVED_ORDERS, ended);
        said.say(Topics.DENIED_ORDERS, ended);
    }

    /**
     * Takes what the venue answered.
     *
     * @throws IllegalArgumentException if it fills what is not open; nothing has changed then
     */
    void on(Message.Answered answered) {
        venue.answered(answered.place());
        List<RiskEvent> decisions = engine.on(answered.event());
        passed(answered.place(), answered.event().timeMicros());
        decided(answered.place(), decisions);
    }

    void answeredAll(Message.RunEnded ended) {
        roll.end(ended).ifPresent(all -> said.say(Topics.BREAKER_EVENTS, all));
    }

    void on(BreakerInput.Tripped tripped) {
        decided(venue.placeOfAct(place), engine.on(tripped));
    }

    void on(BreakerInput.Reset reset) {
        List<RiskEvent> moves = engine.on(reset);
        decided(venue.placeOfAct(place), moves);
        if (moves.isEmpty()) {
            keepReset(reset);
        }
    }

    // A reset at NORMAL is no move, but it makes the present equity the peak.
    private void keepReset(BreakerInput.Reset reset) {
        CircuitBreaker breaker = engine.breaker();
        said.keep(new Message.BreakerMoved(
                roll.run(),
                venue.placeOfAct(place),
                new RiskEvent.BreakerMoved(
                        breaker.tier(),
                        breaker.tier(),
                        reset.actor(),
                        reset.reason(),
                        breaker.equityE8(),
                        breaker.peakE8(),
                        breaker.drawdownE8(),
                        breaker.epoch(),
                        reset.timeMicros())));
    }

    private void decided(long at, List<RiskEvent> decisions) {
        RunId run = roll.run();
        for (RiskEvent decision : decisions) {
            switch (decision) {
                case RiskEvent.Approved approved -> {
                    venue.decided(at);
                    said.say(Topics.APPROVED_ORDERS, new Message.Approved(run, at, approved.order()));
                }
                case RiskEvent.Denied denied -> said.say(Topics.DENIED_ORDERS, new Message.Denied(run, at, denied));
                case RiskEvent.BreakerMoved moved -> moved(new Message.BreakerMoved(run, at, moved));
                case RiskEvent.FlattenOrdered flatten -> flatten(at, flatten);
                case RiskEvent.EntriesSwitched switched ->
                    said.say(Topics.BREAKER_EVENTS, new Message.EntriesSwitched(run, at, switched.to()));
            }
        }
    }

    private void moved(Message.BreakerMoved move) {
        movedMicros = move.moved().timeMicros();
        said.say(Topics.BREAKER_EVENTS, move);
        said.keep(move);
    }

    private void flatten(long at, RiskEvent.FlattenOrdered flatten) {
        venue.decided(at);
        for (String symbol : roll.begun()) {
            said.say(
                    Topics.APPROVED_ORDERS,
                    new Message.Flatten(
                            roll.run(), at, symbol, flatten.cause(), flatten.epoch(), flatten.timeMicros()));
        }
    }

    private void passed(long newPlace, long micros) {
        place = Math.max(place, newPlace);
        timeMicros = Math.max(timeMicros, micros);
    }

    /** The newest event time; below any time before the first. */
    long timeMicros() {
        return timeMicros;
    }

    BreakerReading reading() {
        CircuitBreaker breaker = engine.breaker();
        return new BreakerReading(
                roll.run(),
                breaker.tier(),
                orNull(movedMicros),
                breaker.equityE8(),
                breaker.peakE8(),
                breaker.drawdownE8(),
                orNull(timeMicros));
    }

    private static @Nullable Long orNull(long micros) {
        return micros == NEVER ? null : micros;
    }

    void save(StateWriter state) {
        state.putLong(place).putLong(timeMicros).putLong(movedMicros);
        venue.save(state);
        engine.save(state);
    }

    void restore(StateReader state) {
        place = state.getLong();
        timeMicros = state.getLong();
        movedMicros = state.getLong();
        venue.restore(state);
        engine.restore(state);
    }
}
