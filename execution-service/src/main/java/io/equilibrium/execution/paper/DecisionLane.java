package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One symbol on approved-orders: through which place its decisions are known, and how far risk has heard the venue. */
final class DecisionLane {
    private long through = TickLane.NOTHING;
    private long heard = TickLane.NOTHING;
    private long lastTurn = TickLane.NOTHING;
    private Message.@Nullable RunEnded end;
    private boolean ended;

    void on(Message.Progress progress) {
        through = Math.max(through, progress.place());
        heard = progress.heard();
    }

    void on(Message.RunEnded last) {
        if (end == null) {
            end = last;
            through = TickLane.EVERYTHING;
        }
    }

    /**
     * The place before whose tick the venue is told of a decision: right before the tick that it follows from; or right
     * after that one, when everything through it was decided before and this follows from what the venue answered to it.
     * What risk did not wait to hear, and what a person does, comes after everything that was decided before.
     */
    long turnOf(long place) {
        long turn = place;
        if (place <= through) {
            long after = place > heard ? place : through;
            turn = after == TickLane.EVERYTHING ? after : after + 1;
        }
        lastTurn = Math.max(lastTurn, turn);
        return lastTurn;
    }

    long through() {
        return through;
    }

    /** The last place of which risk has taken the answers; beyond all places when it need not be waited for. */
    long heard() {
        return heard;
    }

    /** Its last message, when it has come and the venue is not there yet. */
    Optional<Message.RunEnded> awaitedEnd() {
        return ended ? Optional.empty() : Optional.ofNullable(end);
    }

    boolean isAnnounced() {
        return end != null;
    }

    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    void save(StateWriter state) {
        state.putLong(through).putLong(heard).putLong(lastTurn).putBoolean(ended);
        state.putBoolean(end != null);
        if (end != null) {
            Said.put(end, state);
        }
    }

    void restore(StateReader state) {
        through = state.getLong();
        heard = state.getLong();
        lastTurn = state.getLong();
        ended = state.getBoolean();
        end = state.getBoolean() ? Said.get(state, Message.RunEnded.class) : null;
    }
}
