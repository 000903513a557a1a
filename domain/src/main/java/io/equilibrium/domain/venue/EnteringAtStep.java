package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.Dealing.Deal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits for its time, takes once what the book has within the limit, or expires. */
final class EnteringAtStep implements Entering {
    private final BracketOrder order;
    private final Dealing dealing;
    private final long actsAtMicros;
    private boolean over;

    EnteringAtStep(BracketOrder order, Dealing dealing, long actsAtMicros) {
        this.order = order;
        this.dealing = dealing;
        this.actsAtMicros = actsAtMicros;
    }

    @Override
    public @Nullable Entered on(Tape tape, Tick tick, long flattenAtMicros, List<OrderEvent> events) {
        boolean line = tape.move() == Move.CONTINUOUS;
        long end = tape.timeMicros();
        if (flattenAtMicros <= actsAtMicros) {
            if (end >= flattenAtMicros) {
                end(dealing.cancelled(Leg.ENTRY, flattenAtMicros), events);
            }
            return null;
        }
        boolean acts = end >= actsAtMicros;
        long price = line && acts ? tape.priceAtE8(actsAtMicros) : tape.priceE8();
        // A print that comes once the order acts is its market; what came before may have resolved the bet already.
        boolean before = line || !acts;
        if (before && order.isResolvedAt(price)) {
            end(dealing.expired(ExpiryReason.RESOLVED_BEFORE_ACTING, Math.min(end, actsAtMicros)), events);
            return null;
        }
        return acts ? take(new Moment(tick, line, price), line ? actsAtMicros : end, events) : null;
    }

    /** When in the tape's newest move it takes, {@link #NEVER} if it does not. */
    long takesAtMicros(Tape tape, long flattenAtMicros) {
        boolean line = tape.move() == Move.CONTINUOUS;
        if (over || flattenAtMicros <= actsAtMicros || tape.timeMicros() < actsAtMicros) {
            return NEVER;
        }
        return line && order.isResolvedAt(tape.priceAtE8(actsAtMicros))
                ? NEVER
                : line ? actsAtMicros : tape.timeMicros();
    }

    /** Takes over what another order held instead; what that had not is not taken at all. */
    Entered takeOver(Deal deal, Moment moment, long timeMicros, List<OrderEvent> events) {
        events.add(dealing.accepted(Leg.ENTRY, actsAtMicros));
        return entered(deal, moment, timeMicros, events);
    }

    private @Nullable Entered take(Moment moment, long timeMicros, List<OrderEvent> events) {
        events.add(dealing.accepted(Leg.ENTRY, actsAtMicros));
        Deal deal = dealing.entry(moment);
        if (deal.quantityE8() == 0) {
            end(dealing.expired(ExpiryReason.BEYOND_LIMIT, timeMicros), events);
            return null;
        }
        return entered(deal, moment, timeMicros, events);
    }

    private Entered entered(Deal deal, Moment moment, long timeMicros, List<OrderEvent> events) {
        over = true;
        long rest = order.quantityE8() - deal.quantityE8();
        events.add(dealing.filled(Leg.ENTRY, deal, rest, timeMicros));
        if (rest > 0) {
            events.add(dealing.expired(ExpiryReason.REMAINDER, timeMicros));
        }
        return new Entered(deal, moment, timeMicros, moment.line());
    }

    private void end(OrderEvent event, List<OrderEvent> events) {
        events.add(event);
        over = true;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void leave(long timeMicros, List<OrderEvent> events) {}

    @Override
    public long wakesAtMicros() {
        return over ? NEVER : actsAtMicros;
    }

    @Override
    public long quietAboveE8() {
        return Math.min(order.wonAtE8(), order.lostAtE8());
    }

    @Override
    public long quietBelowE8() {
        return Math.max(order.wonAtE8(), order.lostAtE8());
    }

    @Override
    public void save(StateWriter state) {}

    @Override
    public void restore(StateReader state, boolean waits) {
        over = !waits;
    }
}
