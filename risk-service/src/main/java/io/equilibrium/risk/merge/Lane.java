package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One of a symbol's two topics: what was read of it and waits, and how far it is known to be complete. */
final class Lane {
    private record Waiting(Read read, Place place) {}

    private static final int NONE = -1;
    private static final Place.Through NOTHING = new Place.Through(Long.MIN_VALUE, Long.MIN_VALUE);

    private final int step;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable RunId reading;
    private int partition = NONE;
    private long readOffset = NONE;
    private long takenOffset = NONE;
    private long least;
    private Place.Through through = NOTHING;

    /** After a record is taken, the next one's order is at least this much greater: 2 for steps, 0 for signals. */
    Lane(int step) {
        this.step = step;
    }

    Intake add(Read read) {
        Place place = Place.of(read.message());
        refuseOtherPartition(read.source().partition());
        if (read.source().offset() <= readOffset) {
            return Intake.READ_AGAIN;
        }
        if (place instanceof Place.Start) {
            reading = read.message().run();
        }
        if (!read.message().run().equals(reading)) {
            return Intake.OTHER_RUN;
        }
        partition = read.source().partition();
        readOffset = read.source().offset();
        waiting.add(new Waiting(read, place));
        return Intake.TAKEN;
    }

    // Offsets tell what was taken only within one partition.
    private void refuseOtherPartition(int from) {
        if (partition != NONE && partition != from) {
            throw new IllegalArgumentException("the symbol is read from partition " + partition + ", not " + from);
        }
    }

    /** Takes a head that only says how far the lane has come. */
    Optional<Read> takePassing() {
        return switch (head()) {
            case Place.Through passed -> {
                through = passed.tradeId() > through.tradeId() ? passed : through;
                yield Optional.of(take());
            }
            case Place.Aside _ -> Optional.of(take());
            case Place.Start _, Place.At _, Place.End _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** The place of the next record; null when none waits. */
    @Nullable
    Place head() {
        Waiting next = waiting.peek();
        return next == null ? null : next.place();
    }

    /** The message at that place; only when one waits. */
    Message headMessage() {
        return Objects.requireNonNull(waiting.peek()).read().message();
    }

    /** Whether everything up to and with this place was taken from this lane, or is not on it. */
    boolean isBeyond(Place.At other) {
        return switch (head()) {
            case Place.At at -> at.order() > other.order();
            case Place.Start _, Place.End _ -> true;
            case Place.Through _, Place.Aside _ -> false;
            case null -> least > other.order() || through.tradeId() >= other.tradeId();
        };
    }

    Read take() {
        Waiting taken = waiting.remove();
        takenOffset = taken.read().source().offset();
        if (taken.place() instanceof Place.At at) {
            least = at.order() + step;
        }
        return taken.read();
    }

    /** Takes the record that begins a run. */
    Read start() {
        least = 0;
        through = NOTHING;
        return take();
    }

    Place.Through through() {
        return through;
    }

    int size() {
        return waiting.size();
    }

    /** From where its topic must be read again after a restart: the earliest record that waits. */
    Optional<TopicPartition> waitingIn() {
        return Optional.ofNullable(waiting.peek())
                .map(first -> new TopicPartition(first.read().source().topic(), partition));
    }

    long waitingFrom() {
        return Objects.requireNonNull(waiting.peek()).read().source().offset();
    }

    void save(StateWriter state) {
        state.putInt(partition).putLong(takenOffset).putLong(least);
        state.putLong(through.tradeId()).putLong(through.timeMicros());
    }

    void restore(StateReader state, @Nullable RunId run) {
        reading = run;
        partition = state.getInt();
        takenOffset = state.getLong();
        readOffset = takenOffset;
        least = state.getLong();
        through = new Place.Through(state.getLong(), state.getLong());
    }
}
