package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.ExpiryReason;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.Dealing.Deal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Comes to rest at its level when it acts, if the price has not come there; a stop takes once what the book has within the
 * limit, a limit waits its turn and may fill in parts; what has not filled when it is taken back is over.
 */
final class EnteringByTrap implements Entering {
    private enum Phase {
        COMING,
        RESTING,
        OVER
    }

    private final BracketOrder order;
    private final Dealing dealing;
    private final long actsAtMicros;
    private final Trap trap;
    private final RestingLeg limit;
    private Phase phase = Phase.COMING;
    private long restE8;

    EnteringByTrap(BracketOrder order, Entry.Trap at, Dealing dealing, long actsAtMicros) {
        this.order = order;
        this.dealing = dealing;
        this.actsAtMicros = actsAtMicros;
        this.trap = new Trap(order, at, dealing.settings().latencies());
        this.limit = new RestingLeg(dealing, order.side(), at.levelE8());
        this.restE8 = order.quantityE8();
    }

    @Override
    public @Nullable Entered on(Tape tape, Tick tick, long flattenAtMicros, List<OrderEvent> events) {
        boolean seen = trap.see(tape);
        long ends = Math.min(trap.endsAtMicros(), flattenAtMicros);
        // A move that lets it be taken back makes it trade before that, even where the cancellation takes no time.
        long trades = Math.min(flattenAtMicros - 1, seen ? trap.endsAtMicros() : trap.endsAtMicros() - 1);
        if (phase == Phase.COMING && ends > actsAtMicros && tape.timeMicros() >= actsAtMicros) {
            arrive(tape, tick, events);
        }
        Entered entered = phase == Phase.RESTING ? rest(tape, tick, trades, events) : null;
        if (phase != Phase.OVER && tape.timeMicros() >= ends) {
            takeBack(ends, flattenAtMicros <= ends, events);
        }
        return entered;
    }

    // On its way it meets the last trade before it, and the trade of its own moment.
    private void arrive(Tape tape, Tick tick, List<OrderEvent> events) {
        boolean line = tape.move() == Move.CONTINUOUS;
        long last = actsAtMicros < tape.timeMicros() ? tape.fromPriceE8() : tape.priceE8();
        long price = line ? tape.priceAtE8(Math.max(actsAtMicros, tape.fromTimeMicros())) : last;
        Optional<RejectReason> refusal = trap.refusal(price, dealing.book().quote(tick));
        if (refusal.isPresent()) {
            end(dealing.rejected(refusal.get(), actsAtMicros), events);
            return;
        }
        phase = Phase.RESTING;
        events.add(dealing.accepted(Leg.ENTRY, actsAtMicros));
        limit.join(tick);
    }

    private @Nullable Entered rest(Tape tape, Tick tick, long tradesUntilMicros, List<OrderEvent> events) {
        boolean line = tape.move() == Move.CONTINUOUS;
        if (!trap.isStop()) {
            return fill(tape, tick, tradesUntilMicros, events);
        }
        long at = trap.comesAtMicros(tape, actsAtMicros);
        if (at == NEVER || at > tradesUntilMicros) {
            return null;
        }
        Moment moment = new Moment(tick, line, line ? trap.levelE8() : tape.priceE8());
        Deal deal = dealing.triggered(moment);
        if (deal.quantityE8() == 0) {
            end(dealing.expired(ExpiryReason.BEYOND_LIMIT, at), events);
            return null;
        }
        phase = Phase.OVER;
        restE8 -= deal.quantityE8();
        events.add(dealing.filled(Leg.ENTRY, deal, restE8, at));
        if (restE8 > 0) {
            events.add(dealing.expired(ExpiryReason.REMAINDER, at));
        }
        return new Entered(deal, moment, at, line);
    }

    private @Nullable Entered fill(Tape tape, Tick tick, long tradesUntilMicros, List<OrderEvent> events) {
        boolean line = tape.move() == Move.CONTINUOUS;
        boolean through = limit.isThrough(tape.priceE8());
        long at = line && through ? trap.comesAtMicros(tape, actsAtMicros) : tape.timeMicros();
        long comes = limit.comesE8(tick, line, restE8);
        if (comes == 0 || at > tradesUntilMicros) {
            return null;
        }
        restE8 -= comes;
        Deal deal = new Deal(comes, trap.levelE8(), trap.levelE8(), trap.levelE8());
        events.add(dealing.filled(Leg.ENTRY, deal, restE8, at));
        if (restE8 == 0) {
            phase = Phase.OVER;
        }
        return new Entered(deal, new Moment(tick, line, trap.levelE8()), at, true);
    }

    private void takeBack(long at, boolean flattened, List<OrderEvent> events) {
        if (restE8 < order.quantityE8()) {
            end(dealing.expired(ExpiryReason.REMAINDER, at), events);
        } else {
            end(flattened ? dealing.cancelled(Leg.ENTRY, at) : dealing.expired(trap.because(), at), events);
        }
    }

    private void end(OrderEvent event, List<OrderEvent> events) {
        events.add(event);
        phase = Phase.OVER;
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER;
    }

    @Override
    public void leave(long timeMicros, List<OrderEvent> events) {
        if (phase != Phase.OVER) {
            end(dealing.expired(ExpiryReason.REMAINDER, timeMicros), events);
        }
    }

    @Override
    public long wakesAtMicros() {
        return switch (phase) {
            case COMING -> Math.min(actsAtMicros, trap.endsAtMicros());
            case RESTING -> trap.endsAtMicros();
            case OVER -> NEVER;
        };
    }

    @Override
    public long quietAboveE8() {
        return trap.quietAboveE8();
    }

    @Override
    public long quietBelowE8() {
        return trap.quietBelowE8();
    }

    @Override
    public void save(StateWriter state) {
        state.putEnum(phase).putLong(restE8);
        trap.save(state);
        limit.save(state);
    }

    @Override
    public void restore(StateReader state, boolean waits) {
        phase = state.getEnum(Phase.class);
        restE8 = state.getLong();
        trap.restore(state);
        limit.restore(state);
    }
}
