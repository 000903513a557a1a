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

/**
 * One symbol on one topic: what was read of it and waits, and before which turn it is complete. Progress does not wait: it
 * only says what can still come after the last record that does.
 */
final class Lane {
    private record Waiting(Read read, Standing standing, Reach reach) {}

    private static final int NONE = -1;

    private final LaneKind kind;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int partition = NONE;
    private Reach taken = Reach.NONE;
    private Reach read = Reach.NONE;
    private long readBefore = NONE;

    Lane(LaneKind kind) {
        this.kind = kind;
    }

    Intake add(Read record) {
        Standing standing = Standing.of(record.message());
        refuseOtherPartition(record.source().partition());
        partition = record.source().partition();
        Reach from = read.through(record.source().offset());
        Intake intake = intake(record, standing);
        read = intake == Intake.TAKEN ? after(from, record, standing) : from;
        if (intake == Intake.TAKEN && (standing instanceof Standing.Start || standing instanceof Standing.At)) {
            waiting.add(new Waiting(record, standing, read));
        } else if (waiting.isEmpty()) {
            taken = read;
        }
        return intake;
    }

    private void refuseOtherPartition(int from) {
        if (partition != NONE && partition != from) {
            throw new IllegalArgumentException("the symbol is read from partition " + partition + ", not " + from);
        }
    }

    private Intake intake(Read record, Standing standing) {
        if (standing instanceof Standing.Start) {
            return read.isIn(record.message().run()) ? Intake.SAID_AGAIN : Intake.TAKEN;
        }
        if (!read.isIn(record.message().run())) {
            return Intake.OTHER_RUN;
        }
        return standing instanceof Standing.At at
                        && (at.turn().isBefore(read.next()) || read.next().equals(Turn.NEVER))
                ? Intake.SAID_AGAIN
                : Intake.TAKEN;
    }

    private Reach after(Reach from, Read record, Standing standing) {
        return switch (standing) {
            case Standing.Start start ->
                from.started(record.message().run(), start.symbols(), kind.afterPlace(start.place()));
            case Standing.At at -> from.completeBefore(at.turn().isEnd() ? Turn.NEVER : kind.after(at.turn()));
            case Standing.Through passed ->
                from.completeBefore(kind.afterPlace(passed.place())).at(passed.timeMicros());
            case Standing.Aside _ -> from;
        };
    }

    /** Before this turn nothing more comes in the run; never, when the next record begins another. */
    Turn front() {
        Waiting next = waiting.peek();
        return switch (next == null ? null : next.standing()) {
            case Standing.At at -> at.turn();
            case Standing.Start _ -> Turn.NEVER;
            case Standing.Through _, Standing.Aside _ -> throw new IllegalStateException("only turns and starts wait");
            case null -> read.next();
        };
    }

    /** The turn of the next record; null when none waits, or it begins a run. */
    @Nullable
    Turn head() {
        return !waiting.isEmpty() && waiting.peek().standing() instanceof Standing.At at ? at.turn() : null;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isAtStart() {
        return !waiting.isEmpty() && waiting.peek().standing() instanceof Standing.Start;
    }

    /** The run that the next record begins; only at a start. */
    RunId starting() {
        return headRead().message().run();
    }

    int startingSymbols() {
        return Objects.requireNonNull(waiting.peek()).reach().symbols();
    }

    Read headRead() {
        return Objects.requireNonNull(waiting.peek()).read();
    }

    Read take() {
        Waiting first = waiting.remove();
        taken = waiting.isEmpty() ? read : first.reach();
        return first.read();
    }

    /** The run that was read last, and how far. */
    Reach read() {
        return read;
    }

    /** Whether the start of a run was read and waits. */
    boolean holdsStart(RunId run) {
        return waiting.stream()
                .anyMatch(one -> one.standing() instanceof Standing.Start
                        && one.read().message().run().equals(run));
    }

    /** Whether the start of a run that takes the place of this one was read and waits. */
    boolean givesUp(RunId run) {
        return waiting.stream()
                .anyMatch(one -> one.read().message() instanceof Message.RunStarted started
                        && started.givesUp().contains(run));
    }

    /** Whether the end of a run was read. */
    boolean holdsEnd(RunId run) {
        return (taken.isIn(run) && taken.next().equals(Turn.NEVER))
                || waiting.stream()
                        .anyMatch(one ->
                                one.reach().isIn(run) && one.reach().next().equals(Turn.NEVER));
    }

    /** Drops what waits before a run's start, everything if it does not wait here; tells how many records that were. */
    int dropBefore(RunId run) {
        boolean holds = holdsStart(run);
        int before = waiting.size();
        while (!waiting.isEmpty() && !(holds && isAtStart() && starting().equals(run))) {
            take();
        }
        if (!holds) {
            read = read.outside();
            taken = read;
        }
        return before - waiting.size();
    }

    int size() {
        return waiting.size();
    }

    String topic() {
        return kind.topic();
    }

    /** Where it is read from; empty before its first record. */
    Optional<TopicPartition> source() {
        return partition == NONE ? Optional.empty() : Optional.of(new TopicPartition(kind.topic(), partition));
    }

    /** The records to read again after a restoration: after the first offset, through the second. */
    Optional<Unread> unread() {
        return taken.offset() >= readBefore
                ? Optional.empty()
                : source().map(from -> new Unread(from, taken.offset(), readBefore));
    }

    boolean isWhole() {
        return read.offset() >= readBefore;
    }

    void save(StateWriter state) {
        state.putInt(partition).putLong(read.offset());
        taken.save(state);
    }

    void restore(StateReader state) {
        partition = state.getInt();
        readBefore = state.getLong();
        taken = Reach.restore(state);
        read = taken;
    }
}
