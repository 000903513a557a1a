package io.equilibrium.risk.account;

import io.equilibrium.contract.Message.Progress;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How far risk and the venue have come for each other. Risk grants: every decision through this place is said, and the
 * venue's answers through that one are taken; the venue goes no further. The venue promises: nothing more is answered
 * through this place, given the decisions that it knew. Places are -1 before the first.
 */
final class Handshake {
    private static final long NOTHING = -1;

    private final boolean awaiting;
    private final TreeSet<Long> unknown = new TreeSet<>();
    private long granted = NOTHING;
    private long heardSaid = NOTHING;
    private long answering = NOTHING;
    private long heard = NOTHING;
    private long promised = NOTHING;
    private long known = NOTHING;
    private long knownHeard = NOTHING;
    private long decidedBehind = NOTHING;
    private boolean again;

    Handshake(boolean awaiting) {
        this.awaiting = awaiting;
    }

    /** An order was approved, or a flattening ordered: it ends what was promised right before it. */
    void decided(long place) {
        promised = Math.min(promised, place - 1);
        if (place > granted) {
            unknown.add(place);
        } else {
            // On the venue's answers, after everything through their place was said to be decided.
            decidedBehind = Math.max(decidedBehind, place);
        }
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
        if (venue.heard() >= known && venue.echo() >= knownHeard) {
            known = venue.heard();
            knownHeard = venue.echo();
            unknown.headSet(known, true).clear();
            promised = Math.max(promised, Math.min(venue.place(), mostOfPromises()));
        }
    }

    // Right before the first decision that the venue may not have known.
    private long mostOfPromises() {
        long most = unknown.isEmpty() ? Long.MAX_VALUE : unknown.first() - 1;
        return decidedBehind > knownHeard ? Math.min(most, decidedBehind - 1) : most;
    }

    /** Whether the venue has answered everything through this place; if no order is out, it has nothing to answer. */
    boolean isAnsweredThrough(long place, boolean isIdle) {
        return !awaiting || (heard >= answering && (isIdle || promised >= place));
    }

    /**
     * Says on all these symbols' lanes how far risk has come, if that is further than was said. That it has heard more need
     * not be said to a venue that has promised to be silent through all that is granted.
     */
    List<Progress> grant(RunId run, long through, long timeMicros, Collection<String> symbols) {
        if (through > granted || (heard > heardSaid && !isGrantedPromised())) {
            granted = Math.max(granted, through);
            heardSaid = heard;
        } else if (!again) {
            return List.of();
        }
        again = false;
        return symbols.stream()
                .map(symbol -> new Progress(run, granted, symbol, awaiting ? heardSaid : Progress.UNHEARD, timeMicros))
                .toList();
    }

    // At the end of all the venue goes on by itself, and must be heard for that.
    private boolean isGrantedPromised() {
        return awaiting && promised >= granted && granted < Long.MAX_VALUE;
    }

    void save(StateWriter state) {
        state.putLong(granted)
                .putLong(heardSaid)
                .putLong(answering)
                .putLong(heard)
                .putLong(promised)
                .putLong(known)
                .putLong(knownHeard)
                .putLong(decidedBehind)
                .putInt(unknown.size());
        unknown.forEach(state::putLong);
    }

    /** What was granted is said again. */
    void restore(StateReader state) {
        granted = state.getLong();
        heardSaid = state.getLong();
        answering = state.getLong();
        heard = state.getLong();
        promised = state.getLong();
        known = state.getLong();
        knownHeard = state.getLong();
        decidedBehind = state.getLong();
        for (int left = state.getInt(); left > 0; left--) {
            unknown.add(state.getLong());
        }
        again = true;
    }
}
