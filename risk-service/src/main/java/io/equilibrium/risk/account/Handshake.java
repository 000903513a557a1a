package io.equilibrium.risk.account;

import io.equilibrium.contract.Message.Progress;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collection;
import java.util.List;

/**
 * How far risk and the venue have come for each other. Risk grants: every decision through this place is said, and the
 * venue's answers through that one are taken; the venue goes no further. The venue promises: nothing more is answered
 * through this place, unless something is decided behind the one through which it knew the decisions. Places are -1 before
 * the first.
 */
final class Handshake {
    private static final long NOTHING = -1;

    private final boolean awaiting;
    private long granted = NOTHING;
    private long heardSaid = NOTHING;
    private long answering = NOTHING;
    private long heard = NOTHING;
    private long promised = NOTHING;
    private long known = NOTHING;
    private long decided = NOTHING;
    private boolean again;

    Handshake(boolean awaiting) {
        this.awaiting = awaiting;
    }

    /** An order was approved, or a flattening ordered. */
    void decided(long place) {
        decided = Math.max(decided, place);
    }

    /** The venue answered to the tick at this place, and may have more to say of it. */
    void answered(long place) {
        answering = Math.max(answering, place);
    }

    /** The venue's progress; what it said when it knew less comes late, from another partition, and counts no more. */
    void promised(Progress venue) {
        // Of a place through which it knew the decisions, it has said everything before this.
        if (venue.place() <= venue.heard()) {
            heard = Math.max(heard, venue.place());
        }
        if (venue.heard() > known) {
            known = venue.heard();
            promised = venue.place();
        } else if (venue.heard() == known) {
            promised = Math.max(promised, venue.place());
        }
    }

    /** Whether the venue has answered everything through this place; if no order is out, it has nothing to answer. */
    boolean isAnsweredThrough(long place, boolean isIdle) {
        return !awaiting || (heard >= answering && (isIdle || answeredThrough() >= place));
    }

    private long answeredThrough() {
        return decided <= known ? promised : Math.min(promised, decided - 1);
    }

    /** Says on all these symbols' lanes how far risk has come, if that is further than was said. */
    List<Progress> grant(RunId run, long through, long timeMicros, Collection<String> symbols) {
        if (through <= granted && heard <= heardSaid && !again) {
            return List.of();
        }
        granted = Math.max(granted, through);
        heardSaid = heard;
        again = false;
        return symbols.stream()
                .map(symbol -> new Progress(run, granted, symbol, awaiting ? heard : Progress.UNHEARD, timeMicros))
                .toList();
    }

    void save(StateWriter state) {
        state.putLong(granted)
                .putLong(heardSaid)
                .putLong(answering)
                .putLong(heard)
                .putLong(promised)
                .putLong(known)
                .putLong(decided);
    }

    /** What was granted is said again. */
    void restore(StateReader state) {
        granted = state.getLong();
        heardSaid = state.getLong();
        answering = state.getLong();
        heard = state.getLong();
        promised = state.getLong();
        known = state.getLong();
        decided = state.getLong();
        again = true;
    }
}
