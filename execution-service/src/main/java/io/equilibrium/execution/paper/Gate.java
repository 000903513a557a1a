package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run's ticks and decisions, told to its venue in the pipeline's order. Whatever the interleaving of what comes, the
 * venue hears the same and says the same, but for how often it says how far it has come.
 */
final class Gate {
    private final RunId run;
    private final SimulatedVenue venue;
    private final TickLanes tape;
    private final PaperWitness witness;
    private final Decisions decisions;
    private final Progress progress;
    private @Nullable TickCursor ticks;

    Gate(RunId run, int symbols, SimulatedVenue venue, TickLanes tape, PaperWitness witness) {
        this.run = run;
        this.venue = venue;
        this.tape = tape;
        this.witness = witness;
        this.decisions = new Decisions(symbols);
        this.progress = new Progress(run, decisions, witness);
    }

    RunId run() {
        return run;
    }

    Decisions decisions() {
        return decisions;
    }

    /** Takes what is on approved-orders of the run. */
    void on(Message decided) {
        if (decided instanceof Message.RunStarted start) {
            if (decisions.begin(start)) {
                witness.began(run, start.symbol());
                witness.said(start);
            }
            return;
        }
        DecisionLane lane = decisions.lanes().get(decided.key());
        if (lane == null) {
            witness.ignored();
            return;
        }
        switch (decided) {
            case Message.Progress through -> lane.on(through);
            case Message.RunEnded last -> decisions.on(last, lane);
            case Message.Approved order -> hold(order, lane);
            case Message.Flatten flatten -> hold(flatten, lane);
            case Message.RunStarted _, Message.Stepped _, Message.SymbolHalted _ -> throw stray(decided);
            case Message.Signalled _, Message.Denied _, Message.BreakerMoved _ -> throw stray(decided);
            case Message.EntriesSwitched _, Message.Marked _, Message.FeedChanged _ -> throw stray(decided);
            case Message.LimitNeared _, Message.LimitChanged _, Message.VenueReported _ -> throw stray(decided);
            case Message.Answered _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _ -> throw stray(decided);
        }
    }

    private void hold(Message decided, DecisionLane lane) {
        if (!lane.isEnded()) {
            decisions.add(decided, lane);
            progress.decided();
        }
    }

    private static IllegalArgumentException stray(Message message) {
        return new IllegalArgumentException(message.getClass().getSimpleName() + " is no decision");
    }

    /** Goes on as far as what has come allows. */
    void settle() {
        if (ticks == null && tape.haveBegun(decisions.symbols())) {
            ticks = tape.cursor();
        }
        if (ticks != null) {
            seeAll(ticks);
            progress.settle(venue, ticks);
        }
    }

    private void seeAll(TickCursor from) {
        long through = decisions.through();
        WaitingTick next = from.next();
        while (next != null && next.place() <= through && progress.isHeard()) {
            endBefore(next.place());
            from.remove();
            see(next);
            next = from.next();
        }
        long nothingThrough = from.through();
        endBefore(
                next != null
                        ? next.place()
                        : nothingThrough == TickLane.EVERYTHING ? nothingThrough : nothingThrough + 1);
    }

    private void see(WaitingTick next) {
        long place = next.place();
        for (Message told = decisions.next(place); told != null; told = decisions.next(place)) {
            if (told instanceof Message.Approved) {
                witness.said(told);
            }
            answered(Told.to(venue, told), place);
        }
        answered(venue.on(next.event()), place);
        progress.saw(next);
        if (next.event() instanceof Tick tick) {
            witness.saw(tick);
        }
    }

    private void answered(List<OrderEvent> events, long place) {
        for (OrderEvent event : events) {
            witness.said(new Message.Answered(run, place, event));
            progress.answered(event.symbol());
        }
    }

    // Where the tape ended them, so that what is said of all symbols has one order.
    private void endBefore(long place) {
        while (decisions.nextEnd() < place) {
            Message.RunEnded last = decisions.end();
            if (last.ticks() > 0 && venue.lastTradeId(last.symbol()) < last.lastTradeId()) {
                witness.endedShort(last);
            }
            witness.said(last);
        }
    }

    private static boolean isPassed(TickCursor from) {
        return from.next() == null && from.through() == TickLane.EVERYTHING;
    }

    /** Whether it can do nothing before more ticks come. */
    boolean awaitsTicks() {
        return ticks == null || (ticks.next() == null && !isPassed(ticks));
    }

    /** Whether it has yet to learn on which partitions its symbols are. */
    boolean awaitsBegin() {
        return ticks == null;
    }

    /** Risk has gone on to another run; false when that is nothing new. */
    boolean leave() {
        return progress.leave();
    }

    void save(StateWriter state) {
        decisions.save(state);
        progress.save(state);
        venue.save(state);
    }

    void restore(StateReader state) {
        decisions.restore(state);
        progress.restore(state);
        venue.restore(state);
    }
}
