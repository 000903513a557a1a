package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the venue of a run has come, and what it says of that: after its answers to a tick, which it waits to be heard;
 * looking ahead, when risk may wait for it and it may see no more; and now and then, for those who only watch.
 */
final class Progress {
    private static final int NOW_AND_THEN = 10_000;

    private final RunId run;
    private final Decisions decisions;
    private final PaperWitness witness;
    private final Set<String> unheard = new TreeSet<>();
    private long seen = TickLane.NOTHING;
    private long clockMicros;
    private int silent;
    private long promised = TickLane.NOTHING;
    private boolean decidedUnheard;
    private boolean left;
    private boolean restored;
    private @Nullable LookAhead ahead;

    Progress(RunId run, Decisions decisions, PaperWitness witness) {
        this.run = run;
        this.decisions = decisions;
        this.witness = witness;
    }

    /** A symbol was answered at the tick that is being seen. */
    void answered(String symbol) {
        unheard.add(symbol);
    }

    void saw(WaitingTick tick) {
        seen = tick.place();
        clockMicros = Math.max(clockMicros, tick.event().eventTimeMicros());
        if (ahead != null && ahead.scanned() < seen) {
            ahead = null;
        }
        if (!unheard.isEmpty()) {
            changed();
            sayAnswered();
            promised = seen;
        } else if (++silent >= NOW_AND_THEN) {
            say(seen, tick.event().symbol());
        }
    }

    // Behind the answers of each symbol, as no order holds between symbols.
    private void sayAnswered() {
        unheard.forEach(symbol -> say(seen, symbol));
    }

    private void say(long place, String symbol) {
        silent = 0;
        witness.said(new Message.Progress(run, place, symbol, decisions.through(), decisions.heard(), clockMicros));
    }

    /** Something was decided that the venue has yet to be told. */
    void decided() {
        changed();
        decidedUnheard = !unheard.isEmpty();
    }

    // What was promised is over, or says nothing of what is open now.
    private void changed() {
        ahead = null;
        promised = TickLane.NOTHING;
    }

    /** Whether risk has taken the answers to the last tick that was answered. */
    boolean isHeard() {
        if (!unheard.isEmpty() && (left || decisions.heard() >= seen)) {
            unheard.clear();
            decidedUnheard = false;
        }
        return unheard.isEmpty();
    }

    /** Nobody hears any more; false when that is nothing new. */
    boolean leave() {
        boolean before = left;
        left = true;
        return !before;
    }

    /** The venue has seen what it may: says how far risk may go on without it, if risk may be waiting. */
    void settle(SimulatedVenue venue, TickCursor ticks) {
        boolean isHeard = isHeard();
        if (!isHeard && restored) {
            sayAnswered();
        }
        if (mayBeAwaited(isHeard) && !(decisions.held().isEmpty() && venue.isIdle())) {
            lookAhead(venue, ticks);
        }
        restored = false;
    }

    // Risk needs no more than what was promised until it has come to its end, but with the answers it gets more at
    // once.
    private boolean mayBeAwaited(boolean isHeard) {
        long through = decisions.through();
        return decisions.heard() != Message.Progress.UNHEARD
                && (isHeard ? through > promised : through >= promised && mayPromiseUnheard());
    }

    // What risk decides on answers takes back what was promised with them; of several symbols' answers, on their way on
    // several partitions, a promise could overtake some.
    private boolean mayPromiseUnheard() {
        return unheard.size() == 1 && !decidedUnheard;
    }

    private void lookAhead(SimulatedVenue venue, TickCursor ticks) {
        if (ahead == null) {
            ahead = new LookAhead(venue, ticks, decisions.held(), seen);
        }
        long quiet = ahead.quietThrough();
        if (quiet >= decisions.through() && quiet > promised) {
            // For risk it ends before a decision of which it cannot tell that it was known.
            promised = Math.min(quiet, decisions.firstBehind(decisions.through()) - 1);
            say(quiet, promising());
        }
    }

    // Behind the answers that were not heard yet.
    private String promising() {
        return (unheard.isEmpty() ? decisions.lanes().keySet() : unheard)
                .iterator()
                .next();
    }

    void save(StateWriter state) {
        state.putLong(seen)
                .putLong(clockMicros)
                .putLong(promised)
                .putBoolean(decidedUnheard)
                .putInt(silent)
                .putInt(unheard.size());
        unheard.forEach(state::putString);
    }

    void restore(StateReader state) {
        seen = state.getLong();
        clockMicros = state.getLong();
        promised = state.getLong();
        decidedUnheard = state.getBoolean();
        silent = state.getInt();
        for (int left = state.getInt(); left > 0; left--) {
            unheard.add(state.getString());
        }
        restored = true;
    }
}
