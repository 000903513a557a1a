package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several symbols' ticks in order of event time, then symbol, then as their files hold them. A late tick counts at the
 * time of the one before it, as it does on its symbol's tape.
 */
final class MergedCursor implements TickCursor {
    private static final Comparator<Head> ORDER =
            Comparator.comparingLong((Head head) -> head.timeMicros).thenComparingInt(head -> head.place);

    /** Where one symbol stands; places follow the order of the symbols. */
    private static final class Head {
        private final TickCursor cursor;
        private final int place;
        private long timeMicros = Long.MIN_VALUE;

        Head(TickCursor cursor, int place) {
            this.cursor = cursor;
            this.place = place;
        }

        boolean advance() {
            boolean more = cursor.advance();
            if (more) {
                timeMicros = Math.max(timeMicros, cursor.tick().eventTimeMicros());
            }
            return more;
        }
    }

    private final List<Head> all = new ArrayList<>();
    private final PriorityQueue<Head> waiting = new PriorityQueue<>(ORDER);
    private @Nullable Head current;
    private boolean started;

    MergedCursor(List<TickCursor> cursors) {
        for (TickCursor cursor : cursors) {
            all.add(new Head(cursor, all.size()));
        }
    }

    @Override
    public boolean advance() {
        if (!started) {
            started = true;
            all.stream().filter(Head::advance).forEach(waiting::add);
        } else if (current != null && current.advance()) {
            if (waiting.isEmpty() || ORDER.compare(current, waiting.peek()) < 0) {
                return true;
            }
            waiting.add(current);
        }
        current = waiting.poll();
        return current != null;
    }

    @Override
    public Tick tick() {
        return Objects.requireNonNull(current).cursor.tick();
    }

    @Override
    public void close() {
        all.forEach(head -> head.cursor.close());
    }
}
