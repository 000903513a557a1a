package io.equilibrium.gateway;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.TapeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;

/**
 * Writes a run's events to the tape, and to the marks what follows from them. What an earlier attempt wrote is passed over.
 * All that was written is committed a few times a second, and at once when nothing will follow for a while.
 */
final class RunWriter {
    static final Duration COMMIT = Duration.ofMillis(100);

    /** So long a pause is one in which others should not have to wait for what was written. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(20);

    private static final long PROGRESS_PLACES = 5_000;

    private final Tape tape;
    private final Duration markInterval;
    private final Duration commitInterval;
    private final LongSupplier nanoTime;
    private final Map<String, MarkLane> lanes = new TreeMap<>();
    private long place = TapeEvent.NO_PLACE;
    private long toldPlace = TapeEvent.NO_PLACE;
    private long committedNanos;

    RunWriter(Tape tape, Duration markInterval, Duration commitInterval, LongSupplier nanoTime) {
        this.tape = tape;
        this.markInterval = markInterval;
        this.commitInterval = commitInterval;
        this.nanoTime = nanoTime;
        this.committedNanos = nanoTime.getAsLong();
    }

    /** Whether an earlier attempt wrote the event at this place. */
    boolean has(long eventPlace) {
        return eventPlace <= tape.writtenThrough();
    }

    /** Takes every event of the run, in order. */
    void write(TapeEvent event) {
        MarkLane lane = lanes.computeIfAbsent(
                event.symbol(), symbol -> new MarkLane(event.run(), symbol, tape.givesUp(), markInterval));
        List<Message> marks = lane.on(event);
        if (has(event.place())) {
            return;
        }
        place = event.place();
        tape.write(event);
        marks.forEach(tape::write);
        if (!lane.isUp() && !lane.isEnded()) {
            tape.write(lane.feed(true, place, tape.writtenThrough() < 0 ? "replay started" : "replay resumed"));
        }
        if (isDue()) {
            commit();
        } else if (place - toldPlace >= PROGRESS_PLACES) {
            tellProgress();
        }
    }

    /** Before a pause of this length. */
    void idle(Duration pause) {
        if (pause.compareTo(LONG_PAUSE) >= 0 || isDue()) {
            commit();
        }
    }

    private boolean isDue() {
        return nanoTime.getAsLong() - committedNanos >= commitInterval.toNanos();
    }

    /** Tells how far the marks are complete, and lets everything be seen. */
    void commit() {
        tellProgress();
        tape.commit();
        committedNanos = nanoTime.getAsLong();
    }

    /** After the last event. */
    void end() {
        tellProgress();
        tape.end();
    }

    private void tellProgress() {
        toldPlace = place;
        for (MarkLane lane : lanes.values()) {
            if (lane.isUntold(place)) {
                tape.write(lane.progress(place));
            }
        }
    }

    /** Says, if it still can be said, that nothing more comes. */
    void down(String cause) {
        // The thread may have been stopped by an interrupt, which would stop this too.
        boolean interrupted = Thread.interrupted();
        try {
            tape.commit();
            lanes.values().stream()
                    .filter(lane -> lane.isUp() && !lane.isEnded())
                    .forEach(lane -> tape.write(lane.feed(false, place, cause)));
            tape.commit();
        } catch (KafkaException unsaid) {
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
