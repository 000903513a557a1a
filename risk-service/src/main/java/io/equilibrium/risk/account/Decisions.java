package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine decides in one run, put into the topics' words; the venue's party hears of what binds the venue. */
final class Decisions {
    private final RunRoll roll;
    private final Said said;
    private final Handshake venue;
    private @Nullable Long movedMicros;

    Decisions(RunRoll roll, Said said, Handshake venue) {
        this.roll = roll;
        this.said = said;
        this.venue = venue;
    }

    /** Says what was decided at a place. */
    void say(long at, List<RiskEvent> decisions) {
        RunId run = roll.run();
        for (RiskEvent decision : decisions) {
            switch (decision) {
                case RiskEvent.Approved approved -> {
                    venue.decided(at);
                    said.say(Topics.APPROVED_ORDERS, new Message.Approved(run, at, approved.order()));
                }
                case RiskEvent.Denied denied -> {
                    Message.Denied message = new Message.Denied(run, at, denied);
                    said.say(Topics.DENIED_ORDERS, message);
                    said.keep(message);
                }
                case RiskEvent.BreakerMoved moved -> moved(new Message.BreakerMoved(run, at, moved));
                case RiskEvent.LimitNeared neared ->
                    said.say(Topics.BREAKER_EVENTS, new Message.LimitNeared(run, at, neared));
                case RiskEvent.LimitChanged changed -> {
                    Message.LimitChanged message = new Message.LimitChanged(run, at, changed);
                    said.say(Topics.BREAKER_EVENTS, message);
                    said.keep(message);
                }
                case RiskEvent.FlattenOrdered flatten -> flatten(at, flatten);
                case RiskEvent.EntriesSwitched switched ->
                    said.say(Topics.BREAKER_EVENTS, new Message.EntriesSwitched(run, at, switched.to()));
            }
        }
    }

    /** When the breaker moved last; null before. */
    @Nullable
    Long movedMicros() {
        return movedMicros;
    }

    void movedBefore(@Nullable Long micros) {
        movedMicros = micros;
    }

    private void moved(Message.BreakerMoved move) {
        if (move.moved().scope().equals(Scope.ACCOUNT)) {
            movedMicros = move.moved().timeMicros();
        }
        said.say(Topics.BREAKER_EVENTS, move);
        said.keep(move);
    }

    private void flatten(long at, RiskEvent.FlattenOrdered flatten) {
        venue.decided(at);
        for (String symbol : roll.begun()) {
            if (!flatten.isOf(symbol)) {
                continue;
            }
            said.say(
                    Topics.APPROVED_ORDERS,
                    new Message.Flatten(
                            roll.run(), at, symbol, flatten.cause(), flatten.epoch(), flatten.timeMicros()));
        }
    }
}
