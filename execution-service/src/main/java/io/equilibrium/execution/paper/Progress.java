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
    private long saidFor = TickLane.NOTHING;
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
            ahead = null;
            sayAnswered();
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
        witness.said(new Message.Progress(run, place, symbol, decisions.through(), clockMicros));
    }

    /** Something was decided that the venue has yet to be told. */
    void decided() {
        ahead = null;
    }

    /** Whether risk has taken the answers to the last tick that was answered. */
    boolean isHeard() {
        if (!unheard.isEmpty() && (left || decisions.heard() >= seen)) {
            unheard.clear();
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
        if (!isHeard()) {
            if (restored) {
                sayAnswered();
            }
        } else if (mayBeAwaited() && !(decisions.held().isEmpty() && venue.isIdle())) {
            lookAhead(venue, ticks);
        }
        restored = false;
    }

    private boolean mayBeAwaited() {
        return decisions.heard() != Message.Progress.UNHEARD && decisions.through() > saidFor;
    }

    private void lookAhead(SimulatedVenue venue, TickCursor ticks) {
        if (ahead == null) {
            ahead = new LookAhead(venue, ticks, decisions.held(), seen);
        }
        long quiet = ahead.quietThrough();
        if (quiet >= decisions.through()) {
            saidFor = decisions.through();
            say(quiet, decisions.lanes().keySet().iterator().next());
        }
    }

    void save(StateWriter state) {
        state.putLong(seen).putLong(clockMicros).putInt(silent).putInt(unheard.size());
        unheard.forEach(state::putString);
    }

    void restore(StateReader state) {
        seen = state.getLong();
        clockMicros = state.getLong();
        silent = state.getInt();
        for (int left = state.getInt(); left > 0; left--) {
            unheard.add(state.getString());
        }
        restored = true;
    }
}
