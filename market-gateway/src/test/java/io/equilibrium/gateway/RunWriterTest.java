package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What goes to the marks, and when all is committed. */
class RunWriterTest {
    private static final RunId RUN = new RunId(7);
    private static final String HASH = "00".repeat(32);

    private long nanos;
    private final MemoryTape tape = new MemoryTape(TapeEvent.NO_PLACE);
    private final RunWriter writer = writer(tape);

    private RunWriter writer(Tape to) {
        return new RunWriter(to, Duration.ofSeconds(1), RunWriter.COMMIT, () -> nanos);
    }

    private static RunStarted started(long place, String symbol) {
        return new RunStarted(RUN, place, symbol, 2, 9, 1_000_000, 9_000_000, HASH);
    }

    private static Traded traded(long place, String symbol, long tradeId, long millis) {
        return new Traded(
                RUN,
                place,
                new Tick(
                        symbol, tradeId, 100 + tradeId, 1, Aggressor.BUYER, Move.JUMP, millis * 1_000, millis * 1_000));
    }

    private static Message.Progress progress(long place, String symbol, long millis) {
        return new Message.Progress(RUN, place, symbol, 0, millis * 1_000);
    }

    private void passLong() {
        nanos += RunWriter.COMMIT.toNanos();
    }

    @Test
    void theMarksTellTheWholeRun() {
        writer.write(started(0, "A"));
        writer.write(started(1, "B"));
        writer.write(traded(2, "A", 1, 1_000));
        writer.write(traded(3, "B", 1, 1_100));
        writer.write(traded(4, "A", 2, 1_900));
        writer.write(traded(5, "A", 2, 2_500));
        writer.write(traded(6, "A", 3, 2_600));
        writer.write(new RunEnded(RUN, 7, "A", 4, 3, 2_600_000));
        writer.commit();

        assertThat(tape.marks)
                .containsExactly(
                        new Message.RunStarted(RUN, 0, "A", 2),
                        new Message.FeedChanged(RUN, 0, "A", true, "replay started", 1_000_000),
                        new Message.RunStarted(RUN, 1, "B", 2),
                        new Message.FeedChanged(RUN, 1, "B", true, "replay started", 1_000_000),
                        new Message.Marked(RUN, 2, new Mark("A", 101, 1_000_000)),
                        new Message.Marked(RUN, 3, new Mark("B", 101, 1_100_000)),
                        new Message.Marked(RUN, 6, new Mark("A", 103, 2_600_000)),
                        progress(6, "A", 2_600),
                        new Message.RunEnded(RUN, 7, "A", 3, 1, 0, 3, 2_600_000),
                        progress(7, "B", 1_100));
        assertThat(tape.uncommitted).isZero();
    }

    @Test
    void theMarksTellWhichRunThisOneGivesUp() {
        tape.givesUp = List.of(new RunId(4));
        writer.write(started(0, "A"));
        assertThat(tape.marks.getFirst()).isEqualTo(new Message.RunStarted(RUN, 0, "A", 2, List.of(new RunId(4))));
    }

    @Test
    void everythingIsCommittedAFewTimesASecondAndBeforeALongPause() {
        writer.write(started(0, "A"));
        assertThat(tape.uncommitted).isPositive();
        passLong();
        writer.write(traded(1, "A", 1, 1_000));
        assertThat(tape.uncommitted).isZero();
        writer.write(traded(2, "A", 2, 1_001));
        writer.idle(Duration.ofMillis(1));
        assertThat(tape.uncommitted).isPositive();
        writer.idle(Duration.ofSeconds(1));
        assertThat(tape.uncommitted).isZero();
        assertThat(tape.marks).endsWith(progress(1, "A", 1_000), progress(2, "A", 1_001));
        writer.idle(Duration.ofSeconds(1));
        assertThat(tape.marks).endsWith(progress(1, "A", 1_000), progress(2, "A", 1_001));
    }

    @Test
    void progressIsToldAtLeastEveryFiveThousandPlaces() {
        writer.write(started(0, "A"));
        for (int place = 1; place <= 12_000; place++) {
            writer.write(traded(place, "A", place, 1_000));
        }
        assertThat(tape.marks.stream().filter(Message.Progress.class::isInstance))
                .containsExactly(progress(4_999, "A", 1_000), progress(9_999, "A", 1_000));
    }

    @Test
    void whatAnEarlierAttemptWroteIsPassedOverAndCountsForTheMarksAfterIt() {
        MemoryTape resumed = new MemoryTape(3);
        RunWriter again = writer(resumed);
        again.write(started(0, "A"));
        again.write(started(1, "B"));
        again.write(traded(2, "A", 1, 1_000));
        again.write(traded(3, "B", 1, 1_100));
        again.write(traded(4, "A", 2, 1_900));
        again.write(traded(5, "A", 3, 2_000));

        assertThat(again.has(3)).isTrue();
        assertThat(again.has(4)).isFalse();
        assertThat(resumed.events).extracting(TapeEvent::place).containsExactly(4L, 5L);
        assertThat(resumed.marks)
                .containsExactly(
                        new Message.FeedChanged(RUN, 4, "A", true, "replay resumed", 1_900_000),
                        new Message.Marked(RUN, 5, new Mark("A", 103, 2_000_000)));
    }

    @Test
    void feedsThatWereUpAreSaidToBeDown() {
        writer.write(started(0, "A"));
        writer.write(started(1, "B"));
        writer.write(new RunEnded(RUN, 2, "A", 0, 0, 0));
        Thread.currentThread().interrupt();
        writer.down("replay was stopped");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tape.marks)
                .endsWith(new Message.FeedChanged(RUN, 2, "B", false, "replay was stopped", 1_000_000))
                .filteredOn(mark -> mark instanceof Message.FeedChanged changed && !changed.up())
                .hasSize(1);
        assertThat(tape.uncommitted).isZero();
    }

    @Test
    void aTapeThatIsBrokenKeepsNobodyFromEnding() {
        RunWriter unheard = writer(new Tape() {
            @Override
            public List<RunId> givesUp() {
                return List.of();
            }

            @Override
            public long writtenThrough() {
                return TapeEvent.NO_PLACE;
            }

            @Override
            public void write(TapeEvent event) {}

            @Override
            public void write(Message message) {}

            @Override
            public void commit() {
                throw new KafkaException("fenced");
            }

            @Override
            public void end() {}

            @Override
            public void close() {}
        });
        unheard.write(started(0, "A"));
        unheard.down("replay failed");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
