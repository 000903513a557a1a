package io.equilibrium.execution.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a reader of a run's ticks has come to in the order of their places, over all partitions. */
final class TickCursor {
    private final List<TickLane> lanes;
    private final long[] numbers;
    private int nearest;

    TickCursor(List<TickLane> lanes) {
        this.lanes = lanes;
        this.numbers = lanes.stream().mapToLong(lane -> lane.waiting().first()).toArray();
    }

    private TickCursor(TickCursor other) {
        this.lanes = other.lanes;
        this.numbers = other.numbers.clone();
    }

    /** Another reader that stands here. */
    TickCursor copy() {
        return new TickCursor(this);
    }

    /** The next tick that none can come before; null while that is not known. */
    @Nullable
    WaitingTick next() {
        WaitingTick first = null;
        long through = TickLane.EVERYTHING;
        for (int i = 0; i < numbers.length; i++) {
            WaitingTick head = lanes.get(i).waiting().at(numbers[i]);
            if (head == null) {
                through = Math.min(through, lanes.get(i).through());
            } else if (first == null || head.place() < first.place()) {
                first = head;
                nearest = i;
            }
        }
        return first != null && first.place() <= through ? first : null;
    }

    /** Goes past the next tick, and leaves it where it is. */
    void pass() {
        numbers[nearest]++;
    }

    /** Goes past the next tick, which waits no longer. */
    void remove() {
        pass();
        lanes.get(nearest).waiting().removeFirst();
    }

    /** Where there is no next tick: the place through which it is known that there is none. */
    long through() {
        long through = TickLane.EVERYTHING;
        for (int i = 0; i < numbers.length; i++) {
            if (lanes.get(i).waiting().at(numbers[i]) == null) {
                through = Math.min(through, lanes.get(i).through());
            }
        }
        return through;
    }
}
