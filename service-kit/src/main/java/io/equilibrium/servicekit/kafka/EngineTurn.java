package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.jdbc.EngineStep;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Poll, handle, answer, store if needed; again and again from one stored state until something fails. */
final class EngineTurn {
    private final EngineLoop.Parts parts;
    private final EngineProperties pace;
    private final EngineInput from;
    private final Questions questions;
    private final Unstored unstored;
    private final TopicLook look;
    private long sequence;
    private long heardAt;
    private long storedAt;

    EngineTurn(
            EngineLoop.Parts parts,
            EngineProperties pace,
            EngineInput from,
            Questions questions,
            EngineStep.Stored stored) {
        this.parts = parts;
        this.pace = pace;
        this.from = from;
        this.questions = questions;
        this.unstored = new Unstored(parts.topics(), from.written(), stored.positions());
        this.sequence = stored.sequence();
        this.heardAt = now();
        this.storedAt = heardAt;
        this.look = new TopicLook(parts.check(), pace.probeAfter(), heardAt);
    }

    /** Whether it stored anything. */
    boolean once() {
        var batch = from.poll(EngineLoop.POLL);
        long began = now();
        if (!batch.isEmpty()) {
            heardAt = began;
            unstored.add(batch, parts.handler().handle(batch));
            parts.metrics().handled(batch);
        }
        look.at(began, heardAt);
        questions.answer(unstored::add);
        boolean due = isDue(began);
        if (due) {
            store();
        } else {
            pass();
        }
        if (!batch.isEmpty()) {
            parts.metrics().batch(Duration.ofNanos(now() - began));
        }
        questions.stored();
        from.pause(parts.relay().isFull() ? from.partitions() : parts.handler().paused());
        return due;
    }

    /** Stores what is not stored yet. */
    void last() {
        if (unstored.needed() || unstored.records() > 0) {
            store();
        }
    }

    private boolean isDue(long now) {
        return unstored.needed()
                || unstored.records() >= pace.storeAfterRecords()
                || (unstored.records() > 0 && now - storedAt > pace.storeAfter().toNanos());
    }

    private void store() {
        long began = now();
        EngineStep step = unstored.step(parts.handler().resumeAt());
        long before = sequence;
        sequence = parts.transactions().store(step);
        storedAt = now();
        parts.metrics().store(Duration.ofNanos(storedAt - began));
        if (!step.outgoing().isEmpty()) {
            parts.relay().hand(before, rows(before, step.outgoing()), true);
        }
        unstored.dead().forEach(parts.deadLetters()::count);
        unstored.clear(step);
    }

    private void pass() {
        List<OutboxRow.Content> passing = unstored.takePassing();
        if (!passing.isEmpty()) {
            parts.relay()
                    .hand(
                            sequence,
                            passing.stream()
                                    .map(content -> new OutboxRow(sequence, content))
                                    .toList(),
                            false);
        }
    }

    private static List<OutboxRow> rows(long before, List<OutboxRow.Content> contents) {
        return IntStream.range(0, contents.size())
                .mapToObj(place -> new OutboxRow(before + 1 + place, contents.get(place)))
                .toList();
    }

    private long now() {
        return parts.nanos().getAsLong();
    }
}
