package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import java.util.List;

/** One bracket at the simulated venue: waits for its time, enters once or expires, then leaves by the leg reached first. */
final class Bracket {
    enum Phase {
        WAITING,
        OPEN,
        ENDED
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final BracketOrder order;
    private final Instrument instrument;
    private final PaperSettings settings;
    private final long actsAtMicros;
    private Phase phase;
    private long flattenAtMicros;

    Bracket(BracketOrder order, Instrument instrument, PaperSettings settings) {
        this(order, instrument, settings, Phase.WAITING, NEVER);
    }

    Bracket(BracketOrder order, Instrument instrument, PaperSettings settings, Phase phase, long flattenAtMicros) {
        this.order = order;
        this.instrument = instrument;
        this.settings = settings;
        this.actsAtMicros = settings.latencies().actsAtMicros(order.orderId(), order.decidedAtMicros());
        this.phase = phase;
        this.flattenAtMicros = flattenAtMicros;
    }

    BracketOrder order() {
        return order;
    }

    Phase phase() {
        return phase;
    }

    long flattenAtMicros() {
        return flattenAtMicros;
    }

    void flattenAt(long micros) {
        flattenAtMicros = Math.min(flattenAtMicros, micros);
    }

    /** Takes the tape's newest move. */
    void on(Tape tape, List<OrderEvent> events) {
        boolean line = tape.move() == Move.CONTINUOUS;
        switch (phase) {
            case WAITING -> {
                enter(tape, line, events);
                if (phase == Phase.OPEN && line) {
                    leave(tape, true, actsAtMicros, events);
                }
            }
            case OPEN -> leave(tape, line, tape.fromTimeMicros(), events);
            case ENDED -> {}
        }
    }

    /** Funding falls due while the symbol stands at a mark. */
    void on(Funding funding, long markE8, List<OrderEvent> events) {
        if (phase == Phase.OPEN) {
            long notional = E8.multiply(markE8, order.quantityE8());
            events.add(new OrderEvent.Funded(
                    order.orderId(),
                    order.symbol(),
                    Leg.ENTRY,
                    funding.rateE8(),
                    markE8,
                    order.side().fundingE8(notional, funding.rateE8()),
                    funding.eventTimeMicros()));
        }
    }

    private void enter(Tape tape, boolean line, List<OrderEvent> events) {
        long end = tape.timeMicros();
        if (flattenAtMicros <= actsAtMicros) {
            if (end >= flattenAtMicros) {
                end(new OrderEvent.Cancelled(order.orderId(), order.symbol(), Leg.ENTRY, flattenAtMicros), events);
            }
            return;
        }
        boolean acts = end >= actsAtMicros;
        long price = line && acts ? tape.priceAtE8(actsAtMicros) : tape.priceE8();
        // A print that comes once the order acts is its market; what came before may have resolved the bet already.
        boolean before = line || !acts;
        if (before && order.isResolvedAt(price)) {
            expire(ExpiryReason.RESOLVED_BEFORE_ACTING, Math.min(end, actsAtMicros), events);
        } else if (acts) {
            trade(price, line ? actsAtMicros : end, events);
        }
    }

    private void trade(long last, long timeMicros, List<OrderEvent> events) {
        long price = against(last, 0, order.side());
        events.add(new OrderEvent.Accepted(order.orderId(), order.symbol(), Leg.ENTRY, actsAtMicros));
        if (order.side().isBeyond(price, order.limitPriceE8())) {
            expire(ExpiryReason.BEYOND_LIMIT, timeMicros, events);
            return;
        }
        events.add(filled(Leg.ENTRY, order.side(), price, last, Liquidity.TAKER, timeMicros));
        events.add(new OrderEvent.Accepted(order.orderId(), order.symbol(), Leg.TAKE_PROFIT, timeMicros));
        events.add(new OrderEvent.Accepted(order.orderId(), order.symbol(), Leg.STOP, timeMicros));
        phase = Phase.OPEN;
    }

    private void leave(Tape tape, boolean line, long sinceMicros, List<OrderEvent> events) {
        long price = tape.priceE8();
        boolean through = order.side().isBeyond(price, order.takeProfitE8());
        boolean stopped = !order.side().isBeyond(price, order.stopE8());
        long reachedAt = tape.timeMicros();
        if (line && (through || stopped)) {
            reachedAt = Math.max(sinceMicros, tape.reachedAtMicros(through ? order.takeProfitE8() : order.stopE8()));
        }
        if (flattenAtMicros <= reachedAt) {
            flatten(tape, line, sinceMicros, events);
        } else if (through) {
            exit(Leg.TAKE_PROFIT, order.takeProfitE8(), order.takeProfitE8(), reachedAt, events);
        } else if (stopped) {
            long last = line ? order.stopE8() : price;
            exit(Leg.STOP, slipped(last), last, reachedAt, events);
        }
    }

    private void flatten(Tape tape, boolean line, long sinceMicros, List<OrderEvent> events) {
        long at = line ? Math.max(flattenAtMicros, sinceMicros) : tape.timeMicros();
        long last = line ? tape.priceAtE8(at) : tape.priceE8();
        exit(Leg.FLATTEN, slipped(last), last, at, events);
    }

    private void exit(Leg leg, long price, long last, long timeMicros, List<OrderEvent> events) {
        Liquidity liquidity = leg == Leg.TAKE_PROFIT ? Liquidity.MAKER : Liquidity.TAKER;
        if (leg == Leg.FLATTEN) {
            events.add(new OrderEvent.Accepted(order.orderId(), order.symbol(), leg, timeMicros));
        }
        events.add(filled(leg, order.side().opposite(), price, last, liquidity, timeMicros));
        for (Leg sibling : List.of(Leg.TAKE_PROFIT, Leg.STOP)) {
            if (sibling != leg) {
                events.add(new OrderEvent.Cancelled(order.orderId(), order.symbol(), sibling, timeMicros));
            }
        }
        phase = Phase.ENDED;
    }

    private long slipped(long price) {
        long slip = E8.multiply(price, settings.stopSlippageRateE8());
        return against(price, slip, order.side().opposite());
    }

    // On the instrument's ticks, never to the advantage of the side that trades.
    private long against(long price, long slip, Side side) {
        long worse = Math.addExact(price, side.sign() * slip);
        long rounded = side == Side.BUY ? instrument.roundPriceUpE8(worse) : instrument.roundPriceDownE8(worse);
        return Math.max(rounded, instrument.priceTickE8());
    }

    // There is no book: the last trade is the best price on either side.
    private OrderEvent.Filled filled(Leg leg, Side side, long price, long last, Liquidity liquidity, long timeMicros) {
        long fee = settings.fees().feeE8(E8.multiply(price, order.quantityE8()), liquidity);
        return new OrderEvent.Filled(
                order.orderId(),
                order.symbol(),
                leg,
                side,
                order.quantityE8(),
                price,
                last,
                last,
                fee,
                liquidity,
                timeMicros);
    }

    private void expire(ExpiryReason reason, long timeMicros, List<OrderEvent> events) {
        end(new OrderEvent.Expired(order.orderId(), order.symbol(), Leg.ENTRY, reason, timeMicros), events);
    }

    private void end(OrderEvent event, List<OrderEvent> events) {
        events.add(event);
        phase = Phase.ENDED;
    }
}
