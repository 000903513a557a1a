package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.Dealing.Deal;
import java.util.List;

/**
 * One bracket at the simulated venue: waits for its time, takes what the book has within its limit or expires, then leaves
 * by the leg reached first; the take profit may do so in parts.
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
    private final Microstructure market;
    private final Dealing dealing;
    private final QueuePosition queue;
    private final Margin margin;
    private final long actsAtMicros;
    private Phase phase = Phase.WAITING;
    private long flattenAtMicros = NEVER;
    private long heldE8;
    private long entryPriceE8;
    private Liquidation liquidation = Liquidation.NONE;

    Bracket(BracketOrder order, Instrument instrument, PaperSettings settings, Margin margin) {
        this.order = order;
        this.margin = margin;
        this.instrument = instrument;
        this.market = settings.market();
        this.dealing = new Dealing(order, instrument, settings);
        this.queue = new QueuePosition(market.queue());
        this.actsAtMicros = settings.latencies().actsAtMicros(order.orderId(), order.decidedAtMicros());
    }

    BracketOrder order() {
        return order;
    }

    Phase phase() {
        return phase;
    }

    /** Where what is held is lost: at the stop, or before it where the margin is used up. */
    long lossExitE8() {
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

    /** Before this time, and while price and quote stay between stop and take profit, no tick concerns it. */
    long wakesAtMicros() {
        return phase == Phase.WAITING ? Math.min(actsAtMicros, flattenAtMicros) : flattenAtMicros;
    }

    /** Takes the tape's newest move. */
    void on(Tape tape, Tick tick, List<OrderEvent> events) {
        switch (phase) {
            case WAITING -> {
                enter(tape, tick, events);
                if (phase == Phase.OPEN && isLine(tape)) {
                    leave(tape, tick, actsAtMicros, events);
                }
            }
            case OPEN -> leave(tape, tick, tape.fromTimeMicros(), events);
            case ENDED -> {}
        }
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

    private void enter(Tape tape, Tick tick, List<OrderEvent> events) {
        boolean line = isLine(tape);
        long end = tape.timeMicros();
        if (flattenAtMicros <= actsAtMicros) {
            if (end >= flattenAtMicros) {
                end(dealing.cancelled(Leg.ENTRY, flattenAtMicros), events);
            }
            return;
        }
        boolean acts = end >= actsAtMicros;
        long price = line && acts ? tape.priceAtE8(actsAtMicros) : tape.priceE8();
        // A print that comes once the order acts is its market; what came before may have resolved the bet already.
        boolean before = line || !acts;
        if (before && order.isResolvedAt(price)) {
            end(dealing.expired(ExpiryReason.RESOLVED_BEFORE_ACTING, Math.min(end, actsAtMicros)), events);
        } else if (acts) {
            take(new Moment(tick, line, price), line ? actsAtMicros : end, events);
        }
    }

    private void take(Moment moment, long timeMicros, List<OrderEvent> events) {
        events.add(dealing.accepted(Leg.ENTRY, actsAtMicros));
        Deal deal = dealing.entry(moment);
        hold(deal.quantityE8(), deal.priceE8());
        if (heldE8 == 0) {
            end(dealing.expired(ExpiryReason.BEYOND_LIMIT, timeMicros), events);
            return;
        }
        phase = Phase.OPEN;
        long rest = order.quantityE8() - heldE8;
        events.add(dealing.filled(Leg.ENTRY, deal, rest, timeMicros));
        if (rest > 0) {
            events.add(dealing.expired(ExpiryReason.REMAINDER, timeMicros));
        }
        events.add(dealing.accepted(Leg.TAKE_PROFIT, timeMicros));
        events.add(dealing.accepted(Leg.STOP, timeMicros));
        queue.join(dealing.book().standsE8(order.side(), moment.tick(), order.takeProfitE8()));
    }

    private void leave(Tape tape, Tick tick, long sinceMicros, List<OrderEvent> events) {
        boolean line = isLine(tape);
        long price = tape.priceE8();
        boolean through = order.side().isBeyond(price, order.takeProfitE8());
        boolean stopped = !order.side().isBeyond(price, lossExitE8());
        long reachedAt = line && (through || stopped) ? reachedAt(tape, through, sinceMicros) : tape.timeMicros();
        long comes = comesE8(tick, line, through);
        if (flattenAtMicros <= reachedAt) {
            flatten(tape, tick, sinceMicros, events);
        } else if (stopped) {
            stop(new Moment(tick, line, line ? lossExitE8() : price), reachedAt, events);
        } else if (comes > 0) {
            exit(Leg.TAKE_PROFIT, dealing.atTakeProfit(comes), reachedAt, events);
        }
    }

    private long reachedAt(Tape tape, boolean through, long sinceMicros) {
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

    /** What of the take profit a trade fills. */
    private long comesE8(Tick tick, boolean line, boolean through) {
        long comes = 0;
        if (!line) {
            queue.see(dealing.book().shownE8(order.side(), tick, order.takeProfitE8()));
        }
        if (through) {
            queue.sweep();
            comes = heldE8;
        } else if (!line && tick.priceE8() == order.takeProfitE8() && takes(tick)) {
            comes = queue.tradedE8(tick.quantityE8());
        }
        long share = comes == 0 ? 0 : market.shareE8(tick.quantityE8());
        return instrument.roundQuantityDownE8(Math.min(heldE8, Math.min(comes, share)));
    }

    /** Whether the trade took from those who rest where the take profit does. */
    private boolean takes(Tick tick) {
        return (tick.aggressor() == Aggressor.BUYER) == (order.side() == Side.BUY);
    }

    private void flatten(Tape tape, Tick tick, long sinceMicros, List<OrderEvent> events) {
        boolean line = isLine(tape);
        long at = line ? Math.max(flattenAtMicros, sinceMicros) : tape.timeMicros();
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
        phase = Phase.ENDED;
    }

    private void end(OrderEvent event, List<OrderEvent> events) {
        events.add(event);
        phase = Phase.ENDED;
    }

    void save(StateWriter state) {
        state.putEnum(phase).putLong(flattenAtMicros).putLong(heldE8).putLong(entryPriceE8);
        queue.save(state);
    }

    void restore(StateReader state) {
        phase = state.getEnum(Phase.class);
        flattenAtMicros = state.getLong();
        hold(state.getLong(), state.getLong());
        queue.restore(state);
    }
}
