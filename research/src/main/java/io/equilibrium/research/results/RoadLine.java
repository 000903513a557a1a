package io.equilibrium.research.results;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import java.util.Comparator;
import java.util.Optional;

/**
 * One event of a run in the run's order, told without the run: its place on the tape, its stage at that place, and what was
 * said. What one stage says at one place keeps the order in which it was said.
 */
public record RoadLine(long place, int stage, Message said) implements Comparable<RoadLine> {
    private static final int STEP = 0;
    private static final int SIGNAL = 1;
    private static final int APPROVED = 2;
    private static final int DENIED = 3;
    private static final int MOVED = 4;
    private static final int ANSWERED = 5;

    private static final RunId RUN = RunId.NONE;
    private static final Comparator<RoadLine> ORDER =
            Comparator.comparingLong(RoadLine::place).thenComparingInt(RoadLine::stage);

    /** What a service said, if it is an event of the run and not only about its course. */
    public static Optional<RoadLine> of(Message message) {
        long at = message.place();
        return switch (message) {
            case Message.Stepped stepped ->
                Optional.of(new RoadLine(at, STEP, new Message.Stepped(RUN, 0, stepped.made())));
            case Message.Signalled signalled ->
                Optional.of(new RoadLine(at, SIGNAL, new Message.Signalled(RUN, 0, plain(signalled.event()))));
            case Message.Approved approved ->
                Optional.of(new RoadLine(at, APPROVED, new Message.Approved(RUN, 0, approved.order())));
            case Message.Denied denied ->
                Optional.of(new RoadLine(at, DENIED, new Message.Denied(RUN, 0, denied.denial())));
            case Message.BreakerMoved moved ->
                Optional.of(new RoadLine(at, MOVED, new Message.BreakerMoved(RUN, 0, moved.moved())));
            case Message.LimitNeared neared ->
                Optional.of(new RoadLine(at, MOVED, new Message.LimitNeared(RUN, 0, neared.neared())));
            case Message.Answered answered ->
                Optional.of(new RoadLine(at, ANSWERED, new Message.Answered(RUN, 0, answered.event())));
            // The breaker's move says the same, once, and a halted symbol is told beside the results.
            case Message.Flatten flatten -> Optional.empty();
            case Message.SymbolHalted halted -> Optional.empty();
            case Message.EntriesSwitched switched -> Optional.empty();
            case Message.LimitChanged changed -> Optional.empty();
            case Message.VenueReported reported -> Optional.empty();
            case Message.Commanded commanded -> Optional.empty();
            case Message.CommandAnswered answered -> Optional.empty();
            case Message.StrategyCommanded commanded -> Optional.empty();
            case Message.StrategyAnswered answered -> Optional.empty();
            case Message.Marked marked -> Optional.empty();
            case Message.FeedChanged changed -> Optional.empty();
            case Message.RunStarted started -> Optional.empty();
            case Message.Progress progress -> Optional.empty();
            case Message.RunEnded ended -> Optional.empty();
        };
    }

    /** What happened in the pipeline at the tick of a place. */
    public static Optional<RoadLine> of(long place, RoadEvent event) {
        return switch (event) {
            case RoadEvent.Stepped stepped -> of(new Message.Stepped(RUN, place, stepped.made()));
            case RoadEvent.Signalled signalled -> of(new Message.Signalled(RUN, place, signalled.signal()));
            case RoadEvent.Answered answered -> of(new Message.Answered(RUN, place, answered.answer()));
            case RoadEvent.Decided decided ->
                switch (decided.decision()) {
                    case RiskEvent.Approved approved -> of(new Message.Approved(RUN, place, approved.order()));
                    case RiskEvent.Denied denied -> of(new Message.Denied(RUN, place, denied));
                    case RiskEvent.BreakerMoved moved -> of(new Message.BreakerMoved(RUN, place, moved));
                    case RiskEvent.LimitNeared neared -> of(new Message.LimitNeared(RUN, place, neared));
                    case RiskEvent.LimitChanged changed -> Optional.empty();
                    case RiskEvent.FlattenOrdered flatten -> Optional.empty();
                    case RiskEvent.EntriesSwitched switched -> Optional.empty();
                };
        };
    }

    // Whether a series goes on follows from its bets and its rule.
    private static SignalEvent plain(SignalEvent event) {
        return event instanceof SignalEvent.BetOpened opened
                ? new SignalEvent.BetOpened(opened.bet(), opened.continuations(), opened.evidence(), false)
                : event;
    }

    @Override
    public int compareTo(RoadLine other) {
        return ORDER.compare(this, other);
    }

    byte[] bytes() {
        return Messages.encode(said);
    }
}
