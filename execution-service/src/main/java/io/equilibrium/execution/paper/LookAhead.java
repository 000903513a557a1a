package io.equilibrium.execution.paper;

import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.PriorityQueue;

/** A copy of the venue that goes on over the ticks that already wait, until it would answer for the first time. */
final class LookAhead {
    private final SimulatedVenue venue;
    private final TickCursor ticks;
    private final PriorityQueue<Held> decisions;
    private long scanned;
    private boolean answers;

    /** Stands at a place, with a venue and a cursor of its own, and with what the venue has yet to be told. */
    LookAhead(SimulatedVenue venue, TickCursor ticks, PriorityQueue<Held> decisions, long place) {
        this.venue = venue.copy();
        this.ticks = ticks.copy();
        this.decisions = new PriorityQueue<>(decisions);
        this.scanned = place;
    }

    /** The place of the last tick that it has gone over. */
    long scanned() {
        return scanned;
    }

    /** Goes on as far as it can: through this place nothing would be answered. */
    long quietThrough() {
        while (!answers) {
            WaitingTick next = ticks.next();
            if (next == null) {
                return ticks.through();
            }
            ticks.pass();
            scanned = next.place();
            answers = tell(scanned) || !venue.on(next.event()).isEmpty();
        }
        return scanned - 1;
    }

    private boolean tell(long place) {
        boolean answered = false;
        for (Held next = decisions.peek(); next != null && next.turn() <= place; next = decisions.peek()) {
            answered |= !Told.to(venue, decisions.remove().decided()).isEmpty();
        }
        return answered;
    }
}
