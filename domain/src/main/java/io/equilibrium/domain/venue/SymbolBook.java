package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One symbol's tape and its live brackets. */
final class SymbolBook {
    private final PaperSettings settings;
    private final Margin margin;
    private final Tape tape;
    private final List<Bracket> brackets = new ArrayList<>();
    private final Quiet quiet = new Quiet();
    private long epoch = Long.MIN_VALUE;

    SymbolBook(PaperSettings settings, Margin margin) {
        this.settings = settings;
        this.margin = margin;
        this.tape = new Tape(settings.hole());
    }

    Tape tape() {
        return tape;
    }

    boolean isIdle() {
        return brackets.isEmpty();
    }

    /** Why the order cannot be taken as things stand here; empty when it can. */
    Optional<RejectReason> refusal(BracketOrder order) {
        if (brackets.stream().anyMatch(bracket -> bracket.order().orderId().equals(order.orderId()))) {
            return Optional.of(RejectReason.DUPLICATE_ORDER);
        }
        if (order.breakerEpoch() < epoch) {
            return Optional.of(RejectReason.OLDER_EPOCH);
        }
        return tape.accepted() > 0 && tape.timeMicros() > order.validUntilMicros()
                ? Optional.of(RejectReason.TOO_LATE)
                : Optional.empty();
    }

    void add(BracketOrder order, Instrument instrument) {
        brackets.add(new Bracket(order, instrument, settings, margin));
        quiet.around(brackets);
    }

    void flattenAt(long micros, long newEpoch) {
        epoch = Math.max(epoch, newEpoch);
        brackets.forEach(bracket -> bracket.flattenAt(micros));
        quiet.around(brackets);
    }

    List<OrderEvent> on(Tick tick) {
        if (!tape.accept(tick) || quiet.concernsNobody(tape, settings.market().quotes() ? tick.quote() : Quote.NONE)) {
            return List.of();
        }
        List<OrderEvent> events = new ArrayList<>();
        // What one holds may pass to a later one, which must have acted by then.
        boolean carries = carries();
        for (int i = 0; i < brackets.size(); i++) {
            brackets.get(carries ? brackets.size() - 1 - i : i).on(tape, tick, brackets, events);
        }
        if (!events.isEmpty()) {
            brackets.removeIf(bracket -> bracket.phase() == Bracket.Phase.ENDED);
            events.sort(Comparator.comparingLong(OrderEvent::timeMicros));
        }
        // What says nothing may still have seen something that it acts on later.
        quiet.around(brackets);
        return events;
    }

    // On the way of ticks: no stream.
    private boolean carries() {
        for (int i = 0; i < brackets.size(); i++) {
            if (brackets.get(i).order().carry() != null) {
                return true;
            }
        }
        return false;
    }

    /** Settles funding on what is open, at the last trade. */
    List<OrderEvent> on(Funding funding) {
        List<OrderEvent> events = new ArrayList<>();
        brackets.forEach(bracket -> bracket.on(funding, tape.priceE8(), events));
        return events;
    }

    void save(StateWriter state) {
        tape.save(state);
        state.putLong(epoch);
        state.putInt(brackets.size());
        for (Bracket bracket : brackets) {
            BracketOrder order = bracket.order();
            state.putString(order.orderId()).putString(order.symbol()).putEnum(order.side());
            state.putLong(order.quantityE8()).putLong(order.limitPriceE8());
            state.putLong(order.takeProfitE8()).putLong(order.stopE8());
            state.putLong(order.stepSequence()).putLong(order.tradeId()).putLong(order.decidedAtMicros());
            state.putLong(order.validUntilMicros()).putLong(order.breakerEpoch());
            saveEntry(order.entry(), state);
            saveCarry(order.carry(), state);
            bracket.save(state);
        }
    }

    private static void saveEntry(Entry entry, StateWriter state) {
        state.putBoolean(entry instanceof Entry.Trap);
        if (entry instanceof Entry.Trap trap) {
            state.putLong(trap.levelE8()).putLong(trap.givenUpE8());
        }
    }

    private static void saveCarry(@Nullable Carry carry, StateWriter state) {
        state.putBoolean(carry != null);
        if (carry != null) {
            state.putEnum(carry.exit()).putLong(carry.priceE8());
        }
    }

    private static @Nullable Carry carry(StateReader state) {
        return state.getBoolean() ? new Carry(state.getEnum(Leg.class), state.getLong()) : null;
    }

    private static Entry entry(StateReader state) {
        return state.getBoolean() ? new Entry.Trap(state.getLong(), state.getLong()) : Entry.AT_STEP;
    }

    void restore(StateReader state, java.util.function.Function<String, Instrument> instruments) {
        tape.restore(state);
        epoch = state.getLong();
        brackets.clear();
        for (int left = state.getInt(); left > 0; left--) {
            BracketOrder order = new BracketOrder(
                    state.getString(),
                    state.getString(),
                    state.getEnum(Side.class),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    state.getLong(),
                    entry(state),
                    carry(state));
            Bracket bracket = new Bracket(order, instruments.apply(order.symbol()), settings, margin);
            bracket.restore(state);
            brackets.add(bracket);
        }
        quiet.around(brackets);
    }
}
