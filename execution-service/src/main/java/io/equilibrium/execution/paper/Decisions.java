package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What risk decided in a run: how far it has come on the lane of each symbol, and what the venue has yet to be told. */
final class Decisions {
    private final int symbols;
    private final Map<String, DecisionLane> lanes = new TreeMap<>();
    private final PriorityQueue<Held> held = new PriorityQueue<>();
    private long taken;
    private Message.@Nullable RunEnded nextEnd;

    Decisions(int symbols) {
        this.symbols = symbols;
    }

    int symbols() {
        return symbols;
    }

    Map<String, DecisionLane> lanes() {
        return lanes;
    }

    /** Whether the symbol had not begun before. */
    boolean begin(Message.RunStarted start) {
        return lanes.putIfAbsent(start.symbol(), new DecisionLane()) == null;
    }

    /** An order or a flattening. */
    void add(Message decided, DecisionLane lane) {
        held.add(new Held(lane.turnOf(decided.place()), taken++, decided));
    }

    /** All that is decided at places up to this one is known, but for what follows from answers that were not heard. */
    long through() {
        long through = lanes.size() < symbols ? TickLane.NOTHING : TickLane.EVERYTHING;
        for (DecisionLane lane : lanes.values()) {
            through = Math.min(through, lane.through());
        }
        return through;
    }

    /** All that risk decides on the venue's answers up to this place is known. */
    long heard() {
        long heard = lanes.size() < symbols ? TickLane.NOTHING : Message.Progress.UNHEARD;
        for (DecisionLane lane : lanes.values()) {
            heard = Math.min(heard, lane.heard());
        }
        return heard;
    }

    /** Takes the next of those that the venue is told before the tick of a place. */
    @Nullable
    Message next(long place) {
        Held next = held.peek();
        if (next == null || next.turn() > place) {
            return null;
        }
        held.remove();
        return next.decided();
    }

    void on(Message.RunEnded last, DecisionLane lane) {
        lane.on(last);
        findNextEnd();
    }

    /** The place of the next end of a symbol that the venue has not come to; beyond all places when there is none. */
    long nextEnd() {
        return nextEnd == null ? TickLane.EVERYTHING : nextEnd.place();
    }

    /** Ends the symbol of that end, and forgets what the venue was not told of it. */
    Message.RunEnded end() {
        Message.RunEnded last = Objects.requireNonNull(nextEnd);
        Objects.requireNonNull(lanes.get(last.symbol())).end();
        held.removeIf(one -> one.decided().key().equals(last.symbol()));
        findNextEnd();
        return last;
    }

    private void findNextEnd() {
        nextEnd = lanes.values().stream()
                .flatMap(lane -> lane.awaitedEnd().stream())
                .min(Comparator.comparingLong(Message.RunEnded::place))
                .orElse(null);
    }

    /** All that the venue was not told, in the order in which it will be. */
    PriorityQueue<Held> held() {
        return held;
    }

    /** The first place behind that one of a decision that the venue was not told; beyond all places when there is none. */
    long firstBehind(long place) {
        return held.stream()
                .mapToLong(one -> one.decided().place())
                .filter(decided -> decided > place)
                .min()
                .orElse(TickLane.EVERYTHING);
    }

    /** Whether risk has ended every symbol. */
    boolean areAnnounced() {
        return lanes.size() == symbols && lanes.values().stream().allMatch(DecisionLane::isAnnounced);
    }

    /** Whether the venue has ended every symbol. */
    boolean areEnded() {
        return lanes.size() == symbols && lanes.values().stream().allMatch(DecisionLane::isEnded);
    }

    void save(StateWriter state) {
        state.putInt(lanes.size());
        lanes.forEach((symbol, lane) -> {
            state.putString(symbol);
            lane.save(state);
        });
        state.putInt(held.size());
        held.stream().sorted().forEach(one -> Said.put(one.decided(), state.putLong(one.turn())));
    }

    void restore(StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            DecisionLane lane = new DecisionLane();
            lanes.put(state.getString(), lane);
            lane.restore(state);
        }
        for (int left = state.getInt(); left > 0; left--) {
            held.add(new Held(state.getLong(), taken++, Said.get(state, Message.class)));
        }
        findNextEnd();
    }
}
