package io.equilibrium.domain.venue;

import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.Dealing.Deal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a bracket comes to hold something. */
sealed interface Entering permits EnteringAtStep, EnteringByTrap {
    long NEVER = Long.MAX_VALUE;

    /** What the entry traded in a move, at what market and when, and whether its exits see the rest of the move. */
    record Entered(Deal deal, Moment moment, long timeMicros, boolean leavesRest) {}

    /** Takes the tape's newest move; at most one trade comes of it, and null is none. */
    @Nullable
    Entered on(Tape tape, Tick tick, long flattenAtMicros, List<OrderEvent> events);

    /** Whether nothing of it will trade any more. */
    boolean isOver();

    /** What it took has left: what rests of it is taken back with that. */
    void leave(long timeMicros, List<OrderEvent> events);

    /** Before this time, and while price and quote stay between the two prices, no tick concerns it. */
    long wakesAtMicros();

    long quietAboveE8();

    long quietBelowE8();

    void save(StateWriter state);

    /** As it was saved, by a bracket that waited or did not. */
    void restore(StateReader state, boolean waits);
}
