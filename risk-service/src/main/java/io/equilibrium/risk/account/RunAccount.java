package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.BreakerInput;
import io.equilibrium.domain.risk.CircuitBreaker;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account in one run: its engine, and what the engine decides put into the topics' words. */
final class RunAccount {
    private static final long NEVER = Long.MIN_VALUE;

    private final RunRoll roll;
    private final RiskEngine engine;
    private final Said said;
    private final Map<String, Long> answeredThrough = new TreeMap<>();
    private final Map<String, Long> askedThrough = new TreeMap<>();
    private long timeMicros = NEVER;
    private long movedMicros = NEVER;

    RunAccount(RunRoll roll, RiskEngine engine, Said said) {
        this.roll = roll;
        this.engine = engine;
        this.said = said;
    }

    RunRoll roll() {
        return roll;
    }

    void begin(Message.RunStarted started) {
        if (roll.begin(started)) {
            said.say(Topics.APPROVED_ORDERS, started);
            said.say(Topics.DENIED_ORDERS, started);
        }
    }

    /**
     * Whether the account has heard what came of the symbol's orders in every tick before the step's, as it has in the
     * pipeline. If not, it says once how far decisions are complete, which is how far the venue then goes and answers.
     */
    boolean isAnsweredBefore(Step step) {
        String symbol = step.symbol();
        long before = step.tradeId() - 1;
        if (engine.isIdle(symbol) || answeredThrough.getOrDefault(symbol, NEVER) >= before) {
            return true;
        }
        if (askedThrough.getOrDefault(symbol, NEVER) < before) {
            askedThrough.put(symbol, before);
            said.say(Topics.APPROVED_ORDERS, new Message.Progress(roll.run(), symbol, before, step.timeMicros()));
        }
        return false;
    }

    void answeredThrough(Message.Progress venue) {
        answeredThrough.merge(venue.symbol(), venue.tradeId(), Math::max);
    }

    void on(Message.Stepped stepped) {
        passed(stepped.made().step().timeMicros());
        decided(engine.on(stepped.made()));
    }

    void on(SignalEvent.BetOpened opened) {
        decided(List.of(engine.on(opened)));
    }

    void on(Message.Progress progress) {
        passed(progress.timeMicros());
        said.say(Topics.APPROVED_ORDERS, progress);
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
        decided(engine.on(answered.event()));
        passed(answered.event().timeMicros());
    }

    void answeredAll(Message.RunEnded ended) {
        roll.end(ended).ifPresent(all -> said.say(Topics.BREAKER_EVENTS, all));
    }

    void on(BreakerInput.Tripped tripped) {
        decided(engine.on(tripped));
    }

    void on(BreakerInput.Reset reset) {
        List<RiskEvent> moves = engine.on(reset);
        decided(moves);
        if (moves.isEmpty()) {
            keepReset(reset);
        }
    }

    // A reset at NORMAL is no move, but it makes the present equity the peak.
    private void keepReset(BreakerInput.Reset reset) {
        CircuitBreaker breaker = engine.breaker();
        said.keep(new Message.BreakerMoved(
                roll.run(),
                new RiskEvent.BreakerMoved(
                        breaker.tier(),
                        breaker.tier(),
                        reset.actor(),
                        reset.reason(),
                        breaker.equityE8(),
                        breaker.peakE8(),
                        breaker.drawdownE8(),
                        reset.timeMicros())));
    }

    private void decided(List<RiskEvent> decisions) {
        RunId run = roll.run();
        for (RiskEvent decision : decisions) {
            switch (decision) {
                case RiskEvent.Approved approved ->
                    said.say(Topics.APPROVED_ORDERS, new Message.Approved(run, approved.order()));
                case RiskEvent.Denied denied -> said.say(Topics.DENIED_ORDERS, new Message.Denied(run, denied));
                case RiskEvent.BreakerMoved moved -> moved(new Message.BreakerMoved(run, moved));
                case RiskEvent.FlattenOrdered flatten -> flatten(flatten);
            }
        }
    }

    private void moved(Message.BreakerMoved move) {
        movedMicros = move.moved().timeMicros();
        said.say(Topics.BREAKER_EVENTS, move);
        said.keep(move);
    }

    private void flatten(RiskEvent.FlattenOrdered flatten) {
        for (String symbol : roll.begun()) {
            said.say(
                    Topics.APPROVED_ORDERS,
                    new Message.Flatten(roll.run(), symbol, flatten.cause(), flatten.timeMicros()));
        }
    }

    private void passed(long micros) {
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
        state.putLong(timeMicros).putLong(movedMicros);
        save(answeredThrough, state);
        save(askedThrough, state);
        engine.save(state);
    }

    private static void save(Map<String, Long> through, StateWriter state) {
        state.putInt(through.size());
        through.forEach((symbol, tradeId) -> state.putString(symbol).putLong(tradeId));
    }

    private static void restore(Map<String, Long> through, StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            through.put(state.getString(), state.getLong());
        }
    }

    void restore(StateReader state) {
        timeMicros = state.getLong();
        movedMicros = state.getLong();
        restore(answeredThrough, state);
        restore(askedThrough, state);
        engine.restore(state);
    }
}
