package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's ticks and decisions, told to its venue in the pipeline's order. Whatever the interleaving of the two, the
 * venue hears the same; a new run gets a new venue.
 */
final class SymbolGate {
    private final String symbol;
    private final Supplier<SimulatedVenue> venues;
    private final PaperWitness witness;
    private final Room room;
    private final SymbolRuns runs = new SymbolRuns();
    private final Decisions decisions = new Decisions();
    private final Deque<WaitingTick> waiting = new ArrayDeque<>();
    // Decisions of runs that come after the present one, which has been announced to end and is not there yet.
    private final Deque<Message> later = new ArrayDeque<>();
    private SimulatedVenue venue;
    private boolean started;
    private Message.@Nullable RunEnded end;
    private boolean ended;
    private long progress = Long.MIN_VALUE;
    private long answered = Long.MIN_VALUE;
    private long clockMicros = Long.MIN_VALUE;

    SymbolGate(String symbol, Supplier<SimulatedVenue> venues, PaperWitness witness, Room room) {
        this.symbol = symbol;
        this.venues = venues;
        this.witness = witness;
        this.room = room;
        this.venue = venues.get();
    }

    void on(Message decided) {
        if (!later.isEmpty() || (isEnding() && !runs.isIn(decided.run()))) {
            later.add(decided);
        } else {
            take(decided);
        }
        settle();
    }

    void on(WaitingTick next) {
        if (waiting.isEmpty() && mayBeSeen(next)) {
            see(next.tick());
        } else if (runs.isPast(next.run())) {
            witness.ignored();
        } else {
            waiting.add(next);
            room.add(next.partition());
        }
        settle();
    }

    private void settle() {
        boolean moved = true;
        while (moved) {
            moved = endIfThere() || takeLater() || seeNext();
        }
        answerThrough();
    }

    // Everything through the decisions' progress was seen when the next tick is beyond it.
    private void answerThrough() {
        RunId run = runs.current();
        if (run == null || ended || progress <= answered) {
            return;
        }
        WaitingTick next = waiting.peek();
        boolean beyond = next != null && runs.isIn(next.run()) && next.tick().tradeId() > progress;
        if (beyond || venue.lastTradeId(symbol) >= progress) {
            answered = progress;
            witness.said(new Message.Progress(run, symbol, progress, Math.max(clockMicros, 0)));
        }
    }

    private boolean endIfThere() {
        if (end == null || ended || !isThere(end)) {
            return false;
        }
        ended = true;
        witness.said(end);
        venue = venues.get();
        decisions.clear();
        return true;
    }

    private boolean isThere(Message.RunEnded last) {
        if (last.ticks() == 0 || venue.lastTradeId(symbol) >= last.lastTradeId()) {
            return true;
        }
        WaitingTick next = waiting.peek();
        boolean passed = next != null && !runs.isIn(next.run()) && !runs.isPast(next.run());
        if (passed) {
            witness.endedShort(last);
        }
        return passed;
    }

    private boolean takeLater() {
        Message next = later.peek();
        if (next == null || (isEnding() && !runs.isIn(next.run()))) {
            return false;
        }
        take(later.remove());
        return true;
    }

    private boolean seeNext() {
        WaitingTick next = waiting.peek();
        if (next == null) {
            return false;
        }
        boolean past = runs.isPast(next.run());
        if (!past && !mayBeSeen(next)) {
            return false;
        }
        waiting.remove();
        room.remove(next.partition());
        if (past) {
            witness.ignored();
        } else {
            see(next.tick());
        }
        return true;
    }

    private boolean mayBeSeen(WaitingTick next) {
        return runs.isIn(next.run()) && next.tick().tradeId() <= progress;
    }

    private boolean isEnding() {
        return end != null && !ended;
    }

    private void take(Message decided) {
        if (runs.isPast(decided.run())) {
            witness.ignored();
            return;
        }
        if (!runs.isIn(decided.run())) {
            begin(decided.run());
        }
        switch (decided) {
            case Message.RunStarted start -> start(start);
            case Message.Approved order -> decisions.add(order);
            case Message.Flatten flatten -> decisions.add(flatten);
            case Message.Progress through -> progress = Math.max(progress, through.tradeId());
            case Message.RunEnded last -> announce(last);
            case Message.Stepped other -> throw stray(other);
            case Message.SymbolHalted other -> throw stray(other);
            case Message.Signalled other -> throw stray(other);
            case Message.Denied other -> throw stray(other);
            case Message.BreakerMoved other -> throw stray(other);
            case Message.Answered other -> throw stray(other);
        }
    }

    private static IllegalArgumentException stray(Message message) {
        return new IllegalArgumentException(message.getClass().getSimpleName() + " is no decision");
    }

    private void begin(RunId run) {
        runs.moveTo(run);
        witness.began(run, symbol);
        venue = venues.get();
        decisions.clear();
        started = false;
        end = null;
        ended = false;
        progress = Long.MIN_VALUE;
        answered = Long.MIN_VALUE;
        clockMicros = Long.MIN_VALUE;
    }

    private void start(Message.RunStarted start) {
        if (!started) {
            started = true;
            witness.said(start);
        }
    }

    private void announce(Message.RunEnded last) {
        if (end == null) {
            end = last;
            progress = last.ticks() == 0 ? progress : Math.max(progress, last.lastTradeId());
        }
    }

    private void see(Tick tick) {
        clockMicros = Math.max(clockMicros, tick.eventTimeMicros());
        if (!decisions.isEmpty()) {
            tell(tick.tradeId());
        }
        answered(venue.on(tick));
        witness.saw(tick);
    }

    private void tell(long tradeId) {
        for (var order = decisions.orderBefore(tradeId); order != null; order = decisions.orderBefore(tradeId)) {
            flatten(order.order().decidedAtMicros() - 1);
            witness.said(order);
            answered(venue.on(order.order()));
        }
        flatten(clockMicros);
    }

    private void flatten(long untilMicros) {
        decisions.flattensUntil(untilMicros, flatten -> answered(venue.flatten(flatten.timeMicros())));
    }

    private void answered(List<OrderEvent> events) {
        RunId run = runs.current();
        if (run != null) {
            events.forEach(event -> witness.said(new Message.Answered(run, event)));
        }
    }

    /** The earliest tick that the venue has not seen. */
    @Nullable
    WaitingTick next() {
        return waiting.peek();
    }

    /** How many decisions the venue has yet to be told. */
    int held() {
        return decisions.size() + later.size();
    }

    /** Whether a run is going on. */
    boolean isInARun() {
        return runs.current() != null && !ended;
    }

    @Nullable
    RunId run() {
        return runs.current();
    }

    void save(StateWriter state) {
        runs.save(state);
        decisions.save(state);
        Said.save(later, state);
        Said.save(end == null ? List.of() : List.of(end), state);
        state.putBoolean(started)
                .putBoolean(ended)
                .putLong(progress)
                .putLong(answered)
                .putLong(clockMicros);
        venue.save(state);
    }

    void restore(StateReader state) {
        runs.restore(state);
        decisions.restore(state);
        later.addAll(Said.restore(state, Message.class));
        for (Message.RunEnded last : Said.restore(state, Message.RunEnded.class)) {
            end = last;
        }
        started = state.getBoolean();
        ended = state.getBoolean();
        progress = state.getLong();
        answered = state.getLong();
        clockMicros = state.getLong();
        venue.restore(state);
    }
}
