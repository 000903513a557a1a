package io.equilibrium.execution.paper;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One partition of ticks: those of the present run that wait, in the order of their places, and through which place they
 * are known; and behind them whatever is of other runs that decisions have not come to.
 */
final class TickLane {
    private record Other(TapeEvent event, long offset) {}

    /** The place before the first. */
    static final long NOTHING = -1;

    /** The place that nothing comes after. */
    static final long EVERYTHING = Long.MAX_VALUE;

    private final TickQueue waiting = new TickQueue();
    private final Map<String, Long> ends = new TreeMap<>();
    private Deque<Other> others = new ArrayDeque<>();
    private long read = NOTHING;
    private int open;
    private boolean full;

    /** Takes what is of the present run: what is before it on its partition is over. The answer is how many those are. */
    int add(TapeEvent event, long offset) {
        int over = others.size();
        others.clear();
        // After a restart some come again, and those of the first schema have no place.
        if (event.place() > read) {
            read = event.place();
            take(event, offset);
        }
        return over;
    }

    private void take(TapeEvent event, long offset) {
        switch (event) {
            case RunStarted started -> begin(started.symbol());
            case Traded trade -> {
                begin(trade.symbol());
                waiting.add(new WaitingTick(trade.place(), trade.tick(), offset));
            }
            case Funded funded -> {
                begin(funded.symbol());
                waiting.add(new WaitingTick(funded.place(), funded.funding(), offset));
            }
            case RunEnded ended -> {
                begin(ended.symbol());
                open -= ends.put(ended.symbol(), ended.place()) == EVERYTHING ? 1 : 0;
            }
            case Reached _ -> {}
        }
    }

    private void begin(String symbol) {
        if (ends.putIfAbsent(symbol, EVERYTHING) == null) {
            open++;
        }
    }

    /** Takes what is of another run, which is not over. */
    void addOther(TapeEvent event, long offset) {
        others.add(new Other(event, offset));
    }

    /** How many symbols of the present run are on it. */
    int symbols() {
        return ends.size();
    }

    /** All ticks of the run up to this place have come to it; all of them once its symbols ended or another run is on it. */
    long through() {
        boolean ended = open == 0 || !others.isEmpty();
        return ended && !ends.isEmpty() ? EVERYTHING : read;
    }

    TickQueue waiting() {
        return waiting;
    }

    Stream<TapeEvent> others() {
        return others.stream().map(Other::event);
    }

    int size() {
        return waiting.size() + others.size();
    }

    /** Whether it holds so many, or did and still holds half as many. */
    boolean isFull(int capacity) {
        full = full ? 2 * size() >= capacity : size() >= capacity;
        return full;
    }

    /** From where to read it again after a restart; empty for where it has been read to. */
    OptionalLong firstUnseen() {
        WaitingTick first = waiting.at(waiting.first());
        if (first != null) {
            return OptionalLong.of(first.offset());
        }
        Other other = others.peek();
        return other == null ? OptionalLong.empty() : OptionalLong.of(other.offset());
    }

    /** The same partition for another run, from among those whose events are on it already. */
    TickLane goOn(@Nullable RunId run, PastRuns past, Runnable ignored) {
        TickLane next = new TickLane();
        for (int left = waiting.size(); left > 0; left--) {
            ignored.run();
        }
        for (Other other : others) {
            if (past.holds(other.event().run())) {
                ignored.run();
            } else if (other.event().run().equals(run)) {
                for (int over = next.add(other.event(), other.offset()); over > 0; over--) {
                    ignored.run();
                }
            } else {
                next.others.add(other);
            }
        }
        return next;
    }

    /** Only what is before the first tick that waits: from there on it is read again. */
    void save(StateWriter state) {
        WaitingTick first = waiting.at(waiting.first());
        long before = first == null ? EVERYTHING : first.place();
        state.putLong(Math.min(read, before - 1)).putInt(ends.size());
        ends.forEach((symbol, end) -> state.putString(symbol).putLong(end < before ? end : EVERYTHING));
    }

    void restore(StateReader state) {
        read = state.getLong();
        for (int left = state.getInt(); left > 0; left--) {
            ends.put(state.getString(), state.getLong());
        }
        open = (int) ends.values().stream().filter(end -> end == EVERYTHING).count();
    }
}
