package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.Dealing.Deal;
import io.equilibrium.domain.venue.Entering.Entered;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One bracket at the simulated venue: comes to hold something, then leaves by the leg reached first, where the take profit may
 * do so in parts; or passes on what it holds where it is carried.
 */
final class Bracket {
    enum Phase {
        WAITING,
        OPEN,
        ENDED
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final BracketOrder order;
    private final Instrument instrument;
    private final Dealing dealing;
    private final RestingLeg takeProfit;
    private final Entering entering;
    private final Margin margin;
    private final Latencies latencies;
    private Phase phase = Phase.WAITING;
    private long flattenAtMicros = NEVER;
    private long carriedSinceMicros = NEVER;
    private long heldE8;
    private long entryPriceE8;
    private Liquidation liquidation = Liquidation.NONE;

    Bracket(BracketOrder order, Instrument instrument, PaperSettings settings, Margin margin) {
        this.order = order;
        this.margin = margin;
        this.latencies = settings.latencies();
        this.instrument = instrument;
        this.dealing = new Dealing(order, instrument, settings);
        this.takeProfit = new RestingLeg(dealing, order.side().opposite(), order.takeProfitE8());
        long actsAt = latencies.actsAtMicros(order.orderId(), order.decidedAtMicros());
        this.entering = switch (order.entry()) {
            case Entry.AtStep _ -> new EnteringAtStep(order, dealing, actsAt);
            case Entry.Trap trap -> new EnteringByTrap(order, trap, dealing, actsAt);
        };
    }

    BracketOrder order() {
        return order;
    }

    Phase phase() {
        return phase;
    }

    /** Where what is held is lost: at the stop, or before it where the margin is used up. */
    private long lossExitE8() {
        return liquidation.isBefore(order.side(), order.stopE8()) ? liquidation.priceE8() : order.stopE8();
    }

    private void hold(long quantityE8, long priceE8) {
        heldE8 = quantityE8;
        entryPriceE8 = priceE8;
        liquidation = quantityE8 == 0
                ? Liquidation.NONE
                : Liquidation.of(margin, instrument, order.side(), quantityE8, priceE8);
    }

    void flattenAt(long micros) {
        flattenAtMicros = Math.min(flattenAtMicros, micros);
    }

    /** Before this time, and while price and quote stay between the two below, no tick concerns it. */
    long wakesAtMicros() {
        return Math.min(entering.wakesAtMicros(), Math.min(flattenAtMicros, closesAtMicros()));
    }

    long quietAboveE8() {
        long ofExits = Math.min(order.takeProfitE8(), lossExitE8());
        if (carriedSinceMicros == NEVER) {
            ofExits = Math.max(ofExits, Math.min(order.wonAtE8(), order.lostAtE8()));
        }
        return phase == Phase.WAITING
                ? entering.quietAboveE8()
                : entering.isOver() ? ofExits : Math.max(ofExits, entering.quietAboveE8());
    }

    long quietBelowE8() {
        long ofExits = Math.max(order.takeProfitE8(), lossExitE8());
        if (carriedSinceMicros == NEVER) {
            ofExits = Math.min(ofExits, Math.max(order.wonAtE8(), order.lostAtE8()));
        }
        return phase == Phase.WAITING
                ? entering.quietBelowE8()
                : entering.isOver() ? ofExits : Math.min(ofExits, entering.quietBelowE8());
    }

    /** Takes the tape's newest move; among all of the symbol's brackets, of which the later ones have taken it already. */
    void on(Tape tape, Tick tick, List<Bracket> all, List<OrderEvent> events) {
        long since = tape.fromTimeMicros();
        if (!entering.isOver()) {
            boolean waited = phase == Phase.WAITING;
            Entered entered = enter(tape, tick, all, events);
            if (entered != null) {
                enter(entered, events);
                if (waited && !entered.leavesRest()) {
                    return;
                }
                since = waited ? entered.timeMicros() : since;
            } else if (waited) {
                phase = entering.isOver() ? Phase.ENDED : phase;
                return;
            }
        }
        if (phase == Phase.OPEN) {
            leave(tape, tick, since, isAwaited(all), events);
        }
    }

    private @Nullable Entered enter(Tape tape, Tick tick, List<Bracket> all, List<OrderEvent> events) {
        if (entering instanceof EnteringAtStep atStep) {
            long at = atStep.takesAtMicros(tape, flattenAtMicros);
            for (int i = 0; at != NEVER && i < all.size(); i++) {
                Bracket before = all.get(i);
                long quantity = Math.min(order.quantityE8(), before.passesE8(this, tape, at));
                if (quantity > 0) {
                    boolean line = isLine(tape);
                    Moment moment = new Moment(tick, line, line ? tape.priceAtE8(at) : tape.priceE8());
                    before.pass(quantity, moment, at, events);
                    return atStep.takeOver(dealing.carried(quantity, moment), moment, at, events);
                }
            }
        }
        return entering.on(tape, tick, flattenAtMicros, events);
    }

    /** Whether what this one holds may pass to the other. */
    private boolean isBefore(Bracket other) {
        return order.carry() != null
                && order.side() == other.order.side()
                && order.stepSequence() < other.order.stepSequence();
    }

    private boolean isAwaited(List<Bracket> all) {
        return order.carry() != null && all.stream().anyMatch(other -> other.phase == Phase.WAITING && isBefore(other));
    }

    /** What of it passes to another at a time of the tape's newest move, which it has not taken itself. */
    private long passesE8(Bracket to, Tape tape, long atMicros) {
        if (phase != Phase.OPEN || !isBefore(to)) {
            return 0;
        }
        see(tape, tape.fromTimeMicros());
        long over = Math.min(flattenAtMicros, exitsAtMicros(tape, tape.fromTimeMicros()));
        return carriedSinceMicros <= atMicros && atMicros < over ? heldE8 : 0;
    }

    /** Passes so much on, and closes what is left. */
    private void pass(long quantityE8, Moment moment, long timeMicros, List<OrderEvent> events) {
        Leg leg = Objects.requireNonNull(order.carry()).exit();
        if (quantityE8 < heldE8) {
            events.add(dealing.accepted(Leg.FLATTEN, timeMicros));
            exit(Leg.FLATTEN, dealing.market(heldE8 - quantityE8, moment), timeMicros, events);
        }
        exit(leg, dealing.carried(quantityE8, moment), timeMicros, events);
    }

    /** Whether the tape's newest move comes to where it is carried. */
    private void see(Tape tape, long sinceMicros) {
        Carry carry = order.carry();
        if (carry == null || carriedSinceMicros != NEVER || !carry.isReached(order.side(), tape.priceE8())) {
            return;
        }
        boolean already = carry.isReached(order.side(), tape.fromPriceE8());
        long onLine = already ? sinceMicros : Math.max(sinceMicros, tape.reachedAtMicros(carry.priceE8()));
        carriedSinceMicros = isLine(tape) ? onLine : tape.timeMicros();
    }

    /** When it is closed, should nobody take it over. */
    private long closesAtMicros() {
        return carriedSinceMicros == NEVER ? NEVER : latencies.closesAtMicros(order.orderId(), carriedSinceMicros);
    }

    private static boolean isLine(Tape tape) {
        return tape.move() == Move.CONTINUOUS;
    }

    /** Funding falls due while the symbol stands at a mark. */
    void on(Funding funding, long markE8, List<OrderEvent> events) {
        if (phase == Phase.OPEN) {
            events.add(dealing.funded(funding, heldE8, markE8));
        }
    }

    private void enter(Entered entered, List<OrderEvent> events) {
        hold(heldE8 + entered.deal().quantityE8(), entered.deal().priceE8());
        if (phase == Phase.WAITING) {
            phase = Phase.OPEN;
            events.add(dealing.accepted(Leg.TAKE_PROFIT, entered.timeMicros()));
            events.add(dealing.accepted(Leg.STOP, entered.timeMicros()));
            takeProfit.join(entered.moment().tick());
        }
    }

    private void leave(Tape tape, Tick tick, long sinceMicros, boolean awaited, List<OrderEvent> events) {
        see(tape, sinceMicros);
        boolean line = isLine(tape);
        long closeAt = Math.min(flattenAtMicros, awaited ? NEVER : closesAtMicros());
        long reachedAt = Math.min(tape.timeMicros(), exitsAtMicros(tape, sinceMicros));
        long comes = takeProfit.comesE8(tick, line, heldE8);
        if (closeAt <= reachedAt) {
            flatten(tape, tick, Math.max(closeAt, sinceMicros), events);
        } else if (isStopped(tape)) {
            stop(new Moment(tick, line, line ? lossExitE8() : tape.priceE8()), reachedAt, events);
        } else if (comes > 0) {
            exit(Leg.TAKE_PROFIT, dealing.atTakeProfit(comes), reachedAt, events);
        }
    }

    private boolean isThrough(Tape tape) {
        return order.side().isBeyond(tape.priceE8(), order.takeProfitE8());
    }

    private boolean isStopped(Tape tape) {
        return !order.side().isBeyond(tape.priceE8(), lossExitE8());
    }

    /** When the tape's newest move goes through an exit, {@link #NEVER} if it does not. */
    private long exitsAtMicros(Tape tape, long sinceMicros) {
        boolean through = isThrough(tape);
        if (!through && !isStopped(tape)) {
            return NEVER;
        }
        if (!isLine(tape)) {
            return tape.timeMicros();
        }
        if (through && order.side().isBeyond(tape.fromPriceE8(), order.takeProfitE8())) {
            return sinceMicros;
        }
        return Math.max(sinceMicros, tape.reachedAtMicros(through ? order.takeProfitE8() : lossExitE8()));
    }

    private void stop(Moment moment, long timeMicros, List<OrderEvent> events) {
        if (liquidation.isBefore(order.side(), order.stopE8())) {
            events.add(dealing.accepted(Leg.LIQUIDATION, timeMicros));
            exit(Leg.LIQUIDATION, dealing.liquidation(liquidation, heldE8, moment), timeMicros, events);
        } else {
            exit(Leg.STOP, dealing.market(heldE8, moment), timeMicros, events);
        }
    }

    private void flatten(Tape tape, Tick tick, long closeAtMicros, List<OrderEvent> events) {
        boolean line = isLine(tape);
        long at = line ? closeAtMicros : tape.timeMicros();
        events.add(dealing.accepted(Leg.FLATTEN, at));
        Moment moment = new Moment(tick, line, line ? tape.priceAtE8(at) : tape.priceE8());
        exit(Leg.FLATTEN, dealing.market(heldE8, moment), at, events);
    }

    private void exit(Leg leg, Deal deal, long timeMicros, List<OrderEvent> events) {
        hold(heldE8 - deal.quantityE8(), entryPriceE8);
        events.add(dealing.filled(leg, deal, heldE8, timeMicros));
        if (heldE8 > 0) {
            return;
        }
        for (Leg sibling : List.of(Leg.TAKE_PROFIT, Leg.STOP)) {
            if (sibling != leg) {
                events.add(dealing.cancelled(sibling, timeMicros));
            }
        }
        entering.leave(timeMicros, events);
        phase = Phase.ENDED;
    }

    void save(StateWriter state) {
        state.putEnum(phase).putLong(flattenAtMicros).putLong(carriedSinceMicros);
        state.putLong(heldE8).putLong(entryPriceE8);
        takeProfit.save(state);
        entering.save(state);
    }

    void restore(StateReader state) {
        phase = state.getEnum(Phase.class);
        flattenAtMicros = state.getLong();
        carriedSinceMicros = state.getLong();
        hold(state.getLong(), state.getLong());
        takeProfit.restore(state);
        entering.restore(state, phase == Phase.WAITING);
    }
}
