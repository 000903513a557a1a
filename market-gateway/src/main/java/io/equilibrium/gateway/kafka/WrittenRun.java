package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Admission;
import io.equilibrium.gateway.ReplayRefusedException;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** What an earlier attempt left of a run on both topics; refuses what the ledger does not account for. */
final class WrittenRun {
    private final Admission admission;
    private final long[] ticks;
    private final long[] marks;

    private WrittenRun(Admission admission, long[] ticks, long[] marks) {
        this.admission = admission;
        this.ticks = ticks;
        this.marks = marks;
    }

    /**
     * The run's last place on each partition of the ticks.
     *
     * @param symbols the run's, in the order in which they start
     * @throws ReplayRefusedException if something of it is there without the ledger, or gone in spite of it
     */
    static long[] lastPlaces(
            Consumer<byte @Nullable [], byte @Nullable []> consumer, Admission admission, List<String> symbols) {
        WrittenRun written = new WrittenRun(
                admission,
                TopicTail.ofTicks(consumer).lastPlaces(admission.entry().run()),
                TopicTail.ofMarks(consumer).lastPlaces(admission.entry().run()));
        if (admission.known()) {
            written.refuseGone(symbols);
        } else {
            written.refuseUnknown();
        }
        return written.ticks;
    }

    private long through() {
        return Arrays.stream(ticks).max().orElse(TapeEvent.NO_PLACE);
    }

    private void refuseUnknown() {
        if (through() >= 0) {
            throw new ReplayRefusedException("run " + admission.entry().run() + " is on ticks, but topic "
                    + RunLedger.TOPIC + " does not know it, so it cannot be gone on with; give it a new id");
        }
    }

    // Symbols start at the places from 0; with the entry in the ledger the first of them was written.
    private void refuseGone(List<String> symbols) {
        long started = Math.min(symbols.size() - 1L, Math.max(through(), 0));
        for (int number = 0; number <= started; number++) {
            refuseGone(Topics.TICKS, ticks, symbols.get(number));
            refuseGone(Topics.MARKS, marks, symbols.get(number));
        }
    }

    private void refuseGone(String topic, long[] lastPlaces, String symbol) {
        int partition = new Lane(symbol, lastPlaces.length).partition();
        if (lastPlaces[partition] < 0) {
            throw new ReplayRefusedException("run " + admission.entry().run() + " was begun, but nothing of it is the"
                    + " last on partition " + partition + " of " + topic
                    + ": the topic was made anew, its records are gone, or another run was written; begin a new run");
        }
    }
}
