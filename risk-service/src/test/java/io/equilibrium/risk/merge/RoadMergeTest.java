package io.equilibrium.risk.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.risk.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoadMergeTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final RunId RUN = new RunId(1);
    private static final RunId NEXT = new RunId(2);

    private static final Message START = new Message.RunStarted(RUN, SYMBOL, 1);
    private static final Message END = new Message.RunEnded(RUN, SYMBOL, 9, 0, 1, 40, 40);

    /** Steps 1 to 4, the middle two made by one tick; bets at 1, 2 and 3. */
    private static final List<Message> STEPS = List.of(
            START, stepped(1, 10), progress(15), stepped(2, 20), stepped(3, 20), stepped(4, 30), progress(40), END);

    private static final List<Message> SIGNALS = List.of(
            START, opened(1, 10), progress(15), resolved(1, 2, 20), opened(2, 20), opened(3, 20), progress(40), END);

    private static final List<Message> MERGED = List.of(
            START,
            stepped(1, 10),
            opened(1, 10),
            progress(15),
            stepped(2, 20),
            resolved(1, 2, 20),
            opened(2, 20),
            stepped(3, 20),
            opened(3, 20),
            stepped(4, 30),
            progress(40),
            END);

    @Test
    void everyInterleavingGivesThePipelinesOrder() {
        int tried = 0;
        for (long choice = 0; choice < 1L << (STEPS.size() + SIGNALS.size()); choice++) {
            if (Long.bitCount(choice) == STEPS.size()) {
                assertThat(merged(new RoadMerge(100), choice)).isEqualTo(MERGED);
                tried++;
            }
        }
        assertThat(tried).isEqualTo(12_870);
    }

    private static List<Message> merged(RoadMerge merge, long choice) {
        Reader reader = new Reader(STEPS, SIGNALS);
        List<Message> handed = new ArrayList<>();
        for (int turn = 0; turn < STEPS.size() + SIGNALS.size(); turn++) {
            reader.read(merge, (choice >> turn & 1) == 1, handed);
        }
        return handed;
    }

    @Test
    void aRestartAtAnyMomentOfAnyInterleavingChangesNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            assertThat(mergedWithRestart(random)).isEqualTo(MERGED);
        }
    }

    private static List<Message> mergedWithRestart(Random random) {
        Reader reader = new Reader(STEPS, SIGNALS);
        RoadMerge merge = new RoadMerge(100);
        List<Message> handed = new ArrayList<>();
        int restartAt = random.nextInt(STEPS.size() + SIGNALS.size());
        for (int turn = 0; reader.hasMore(); turn++) {
            if (turn == restartAt) {
                reader.goBack(merge.resumeAt());
                merge = restarted(merge);
            }
            reader.read(merge, random.nextBoolean(), handed);
        }
        return handed;
    }

    private static RoadMerge restarted(RoadMerge merge) {
        StateWriter state = new StateWriter();
        merge.save(state);
        RoadMerge restored = new RoadMerge(100);
        StateReader reader = new StateReader(state.bytes());
        restored.restore(reader);
        reader.end();
        return restored;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRealMarketComesOutInOrderWhateverTheInterleaving(long seed) {
        Recorded recorded = Recorded.of(RUN, SYMBOL, 1, Recorded.goldenTicks(SYMBOL, 4_000), 97);
        Random random = new Random(seed);
        Reader reader = new Reader(recorded.steps(), recorded.signals());
        RoadMerge merge = new RoadMerge(100);
        List<Message> handed = new ArrayList<>();
        while (reader.hasMore()) {
            boolean steps = random.nextBoolean();
            for (int burst = random.nextInt(200); burst > 0; burst--) {
                reader.read(merge, steps, handed);
            }
        }
        assertThat(handed).isEqualTo(inOneStream(recorded));
        assertThat(merge.waiting()).isZero();
    }

    /** The naive twin: each step followed by what was signalled at it, both topics known whole. */
    private static List<Message> inOneStream(Recorded recorded) {
        List<Message> all = new ArrayList<>();
        List<Message> signals = new ArrayList<>(recorded.signals());
        for (Message message : recorded.steps()) {
            all.add(message);
            if (message instanceof Message.Stepped stepped) {
                while (signals.get(1) instanceof Message.Signalled signalled
                        && signalled.event().sequence() == stepped.made().step().sequence()) {
                    all.add(signals.remove(1));
                }
            } else if (!(message instanceof Message.RunStarted)) {
                signals.remove(1);
            }
        }
        return all;
    }

    @Test
    void aRunThatBreaksOffIsReadToItsEndBeforeTheNextOneStarts() {
        Message next = new Message.RunStarted(NEXT, SYMBOL, 1);
        Reader reader = new Reader(List.of(START, stepped(1, 10), next), List.of(START, opened(1, 10), next));
        RoadMerge merge = new RoadMerge(100);
        List<Message> handed = new ArrayList<>();
        reader.readAll(merge, true, handed);
        assertThat(handed).isEmpty();
        reader.readAll(merge, false, handed);
        assertThat(handed).containsExactly(START, stepped(1, 10), opened(1, 10), next);
    }

    @Test
    void topicsThatHoldDifferentRunsAreNotMerged() {
        Reader reader = new Reader(List.of(START), List.of(new Message.RunStarted(NEXT, SYMBOL, 1)));
        RoadMerge merge = new RoadMerge(100);
        reader.readAll(merge, true, new ArrayList<>());
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.readAll(merge, false, new ArrayList<>()))
                .withMessageContaining("steps go on with run 0000000000000001, signals with run 0000000000000002");
    }

    @Test
    void recordsOfAnotherRunAreNotTaken() {
        RoadMerge merge = new RoadMerge(100);
        assertThat(merge.add(read(Topics.STEPS, 0, 0, stepped(1, 10)))).isEqualTo(Intake.OTHER_RUN);
        assertThat(merge.add(read(Topics.STEPS, 0, 1, START))).isEqualTo(Intake.TAKEN);
        assertThat(merge.add(read(Topics.STEPS, 0, 2, new Message.Progress(NEXT, SYMBOL, 1, 1))))
                .isEqualTo(Intake.OTHER_RUN);
        assertThat(merge.add(read(Topics.SIGNALS, 0, 3, opened(1, 10)))).isEqualTo(Intake.OTHER_RUN);
    }

    @Test
    void messagesOfOtherTopicsAndOtherPartitionsAreRefused() {
        RoadMerge merge = new RoadMerge(100);
        merge.add(read(Topics.STEPS, 0, 1, START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merge.add(read(Topics.STEPS, 0, 2, new Message.Flatten(RUN, SYMBOL, "x", 1))))
                .withMessageContaining("Flatten");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merge.add(read(Topics.STEPS, 1, 2, stepped(1, 10))))
                .withMessageContaining("partition 0, not 1");
    }

    @Test
    void aTopicThatRunsAheadIsPausedUntilTheOtherFollows() {
        RoadMerge merge = new RoadMerge(2);
        Reader reader = new Reader(
                List.of(START, stepped(1, 10), stepped(2, 20), stepped(3, 30)), List.of(START, progress(40)));
        List<Message> handed = new ArrayList<>();
        reader.read(merge, true, handed);
        reader.read(merge, true, handed);
        assertThat(merge.paused()).isEmpty();
        reader.readAll(merge, true, handed);
        assertThat(merge.paused()).containsExactly(new TopicPartition(Topics.STEPS, 0));
        assertThat(merge.resumeAt()).containsExactly(Map.entry(new TopicPartition(Topics.STEPS, 0), 0L));
        reader.readAll(merge, false, handed);
        assertThat(merge.paused()).isEmpty();
        assertThat(merge.resumeAt()).isEmpty();
        assertThat(handed).hasSize(4);
    }

    @Test
    void aStepWaitsForTheVenueAndBothTopicsMayPauseMeanwhile() {
        List<Long> answered = new ArrayList<>(List.of(15L));
        RoadMerge merge = new RoadMerge(3, step -> step.made().step().tradeId() <= answered.getFirst());
        Reader reader = new Reader(STEPS, SIGNALS);
        List<Message> handed = new ArrayList<>();
        reader.readAll(merge, true, handed);
        reader.readAll(merge, false, handed);

        assertThat(handed).isEqualTo(MERGED.subList(0, 4));
        assertThat(merge.paused())
                .containsExactlyInAnyOrder(new TopicPartition(Topics.STEPS, 0), new TopicPartition(Topics.SIGNALS, 0));
        answered.set(0, 20L);
        drain(merge, handed);
        assertThat(handed).isEqualTo(MERGED.subList(0, 9));
        answered.set(0, 30L);
        drain(merge, handed);
        assertThat(handed).isEqualTo(MERGED);
        assertThat(merge.paused()).isEmpty();
    }

    private static void drain(RoadMerge merge, List<Message> handed) {
        for (Optional<Read> next = merge.next(SYMBOL); next.isPresent(); next = merge.next(SYMBOL)) {
            handed.add(next.get().message());
        }
    }

    private static Message stepped(long sequence, long tradeId) {
        return new Message.Stepped(RUN, new StepMade(step(sequence, tradeId), null, 1, 1, null));
    }

    private static Message opened(long sequence, long tradeId) {
        return new Message.Signalled(RUN, new SignalEvent.BetOpened(bet(step(sequence, tradeId)), 13));
    }

    private static Message resolved(long openedAt, long sequence, long tradeId) {
        return new Message.Signalled(
                RUN, new SignalEvent.BetResolved(bet(step(openedAt, 10)), step(sequence, tradeId), true));
    }

    private static Message progress(long tradeId) {
        return new Message.Progress(RUN, SYMBOL, tradeId, tradeId);
    }

    private static Bet bet(Step step) {
        return new Bet(SYMBOL, 1, 1, Behaviour.REVERSAL, 0.5, step);
    }

    private static Step step(long sequence, long tradeId) {
        return new Step(SYMBOL, sequence, 0, Direction.UP, 100, 110, 110, 10, 110, tradeId, tradeId, 0, 20, 0.5);
    }

    private static Read read(String topic, int partition, long offset, Message message) {
        return new Read(new ConsumerRecord<>(topic, partition, offset, null, null), message);
    }

    /** Reads two topics of one partition each. */
    private static final class Reader {
        private final List<Message> steps;
        private final List<Message> signals;
        private int step;
        private int signal;

        Reader(List<Message> steps, List<Message> signals) {
            this.steps = steps;
            this.signals = signals;
        }

        boolean hasMore() {
            return step < steps.size() || signal < signals.size();
        }

        /** One record of the wanted topic, or of the other when that is read whole. */
        void read(RoadMerge merge, boolean wantsStep, List<Message> handed) {
            if (!hasMore()) {
                return;
            }
            boolean fromSteps = wantsStep ? step < steps.size() : signal == signals.size();
            Read read = fromSteps
                    ? RoadMergeTest.read(Topics.STEPS, 0, step, steps.get(step++))
                    : RoadMergeTest.read(Topics.SIGNALS, 0, signal, signals.get(signal++));
            merge.add(read);
            for (Optional<Read> next = merge.next(SYMBOL); next.isPresent(); next = merge.next(SYMBOL)) {
                handed.add(next.get().message());
            }
        }

        void readAll(RoadMerge merge, boolean fromSteps, List<Message> handed) {
            while (fromSteps ? step < steps.size() : signal < signals.size()) {
                read(merge, fromSteps, handed);
            }
        }

        void goBack(Map<TopicPartition, Long> positions) {
            step = Math.toIntExact(positions.getOrDefault(new TopicPartition(Topics.STEPS, 0), (long) step));
            signal = Math.toIntExact(positions.getOrDefault(new TopicPartition(Topics.SIGNALS, 0), (long) signal));
        }
    }
}
