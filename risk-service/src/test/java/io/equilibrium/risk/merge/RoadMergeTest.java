package io.equilibrium.risk.merge;

import static io.equilibrium.risk.merge.Said.end;
import static io.equilibrium.risk.merge.Said.feed;
import static io.equilibrium.risk.merge.Said.halted;
import static io.equilibrium.risk.merge.Said.marked;
import static io.equilibrium.risk.merge.Said.opened;
import static io.equilibrium.risk.merge.Said.progress;
import static io.equilibrium.risk.merge.Said.read;
import static io.equilibrium.risk.merge.Said.resolved;
import static io.equilibrium.risk.merge.Said.start;
import static io.equilibrium.risk.merge.Said.stepped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RoadMergeTest {
    private static final String BTC = "BTCUSDT";
    private static final String ETH = "ETHUSDT";
    private static final RunId RUN = new RunId(1);
    private static final RunId NEXT = new RunId(2);
    private static final Answers ANSWERED = (run, place) -> true;

    /** Three steps, the last two of one tick, what was signalled at them, and a mark at each tick. */
    private static final List<Message> STEPS = List.of(
            start(RUN, BTC, 0, 1),
            stepped(RUN, BTC, 1, 1),
            stepped(RUN, BTC, 3, 2),
            stepped(RUN, BTC, 3, 3),
            end(RUN, BTC, 4));

    private static final List<Message> SIGNALS = List.of(
            start(RUN, BTC, 0, 1),
            opened(RUN, BTC, 1, 1),
            progress(RUN, BTC, 2),
            resolved(RUN, BTC, 3, 2),
            end(RUN, BTC, 4));

    private static final List<Message> MARKS =
            List.of(start(RUN, BTC, 0, 1), marked(RUN, BTC, 1), marked(RUN, BTC, 3), end(RUN, BTC, 4));

    private static final List<Message> MERGED = List.of(
            start(RUN, BTC, 0, 1),
            stepped(RUN, BTC, 1, 1),
            opened(RUN, BTC, 1, 1),
            marked(RUN, BTC, 1),
            stepped(RUN, BTC, 3, 2),
            resolved(RUN, BTC, 3, 2),
            stepped(RUN, BTC, 3, 3),
            marked(RUN, BTC, 3),
            end(RUN, BTC, 4));

    private final RoadMerge merge = RoadMerge.inTotal(100, ANSWERED);
    private final Map<String, Long> offsets = new HashMap<>();
    private final List<Message> handed = new ArrayList<>();

    @Test
    void everyInterleavingGivesThePipelinesOrder() {
        assertThat(everyInterleaving("", 5, 5, 4)).isEqualTo(252_252);
    }

    private static int everyInterleaving(String turns, int steps, int signals, int marks) {
        if (steps + signals + marks == 0) {
            RoadMergeTest one = new RoadMergeTest();
            one.add(turns);
            assertThat(one.handed).as(turns).isEqualTo(MERGED);
            assertThat(one.merge.waiting()).isZero();
            return 1;
        }
        return (steps == 0 ? 0 : everyInterleaving(turns + "s", steps - 1, signals, marks))
                + (signals == 0 ? 0 : everyInterleaving(turns + "g", steps, signals - 1, marks))
                + (marks == 0 ? 0 : everyInterleaving(turns + "m", steps, signals, marks - 1));
    }

    private void add(String turns) {
        int[] next = new int[3];
        for (int at = 0; at < turns.length(); at++) {
            switch (turns.charAt(at)) {
                case 's' -> on(Topics.STEPS, STEPS.get(next[0]++));
                case 'g' -> on(Topics.SIGNALS, SIGNALS.get(next[1]++));
                default -> on(Topics.MARKS, MARKS.get(next[2]++));
            }
        }
    }

    @Test
    void allSymbolsAreHandedOnInTheOrderOfTheTape() {
        begin(RUN, ETH, 0, 2);
        on(Topics.STEPS, stepped(RUN, ETH, 3, 1));
        everywhere(progress(RUN, ETH, 9));
        assertThat(handed).containsExactly(start(RUN, ETH, 0, 2));
        begin(RUN, BTC, 1, 2);
        on(Topics.MARKS, marked(RUN, BTC, 2));
        on(Topics.MARKS, progress(RUN, BTC, 3));
        on(Topics.MARKS, marked(RUN, BTC, 4));
        on(Topics.STEPS, progress(RUN, BTC, 2));
        assertThat(handed).hasSize(2);
        on(Topics.SIGNALS, progress(RUN, BTC, 2));
        assertThat(handed.subList(2, 4)).containsExactly(marked(RUN, BTC, 2), stepped(RUN, ETH, 3, 1));
        assertThat(merge.through()).contains(new Through(RUN, 2, 2));
        everywhere(progress(RUN, BTC, 8));
        assertThat(handed.getLast()).isEqualTo(marked(RUN, BTC, 4));
        assertThat(merge.through()).contains(new Through(RUN, 8, 8));
        everywhere(end(RUN, ETH, 10));
        everywhere(end(RUN, BTC, 11));
        assertThat(handed.subList(5, 7)).containsExactly(end(RUN, ETH, 10), end(RUN, BTC, 11));
        assertThat(merge.through()).contains(new Through(RUN, Long.MAX_VALUE, 8));
    }

    @Test
    void whatIsAsideAndWhatIsSaidAgainIsPassedOver() {
        begin(RUN, BTC, 0, 1);
        everywhere(progress(RUN, BTC, 1));
        on(Topics.MARKS, feed(RUN, BTC, 2));
        on(Topics.STEPS, halted(RUN, BTC, 2));
        on(Topics.MARKS, marked(RUN, BTC, 3));
        everywhere(progress(RUN, BTC, 4));
        assertThat(handed).containsExactly(start(RUN, BTC, 0, 1), marked(RUN, BTC, 3));
        assertThat(merge.add(next(Topics.MARKS, 0, marked(RUN, BTC, 3)))).isEqualTo(Intake.SAID_AGAIN);
        assertThat(merge.add(next(Topics.MARKS, 0, start(RUN, BTC, 0, 1)))).isEqualTo(Intake.SAID_AGAIN);
        everywhere(end(RUN, BTC, 6));
        assertThat(merge.add(next(Topics.MARKS, 0, end(RUN, BTC, 6)))).isEqualTo(Intake.SAID_AGAIN);
        assertThat(merge.add(next(Topics.MARKS, 0, progress(RUN, BTC, 9)))).isEqualTo(Intake.TAKEN);
        assertThat(handed).hasSize(3);
    }

    @Test
    void nothingIsHandedOnBeforeTheVenueHasAnsweredThePlacesBeforeIt() {
        List<Long> asked = new ArrayList<>();
        long[] answered = {1};
        RoadMerge held = RoadMerge.inTotal(1, (run, place) -> {
            asked.add(place);
            return place <= answered[0];
        });
        List<String> topics = List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS);
        topics.forEach(topic -> held.add(next(topic, 0, start(RUN, BTC, 0, 1))));
        List.of(2L, 5L, 6L).forEach(place -> held.add(next(Topics.MARKS, 0, marked(RUN, BTC, place))));
        topics.forEach(topic -> held.add(next(topic, 0, progress(RUN, BTC, 7))));
        drain(held);
        assertThat(handed).containsExactly(start(RUN, BTC, 0, 1), marked(RUN, BTC, 2));
        assertThat(asked).containsExactly(1L, 4L);
        assertThat(held.paused()).containsExactly(new TopicPartition(Topics.MARKS, 0));
        answered[0] = 4;
        drain(held);
        assertThat(handed.getLast()).isEqualTo(marked(RUN, BTC, 5));
        answered[0] = 5;
        drain(held);
        assertThat(handed.getLast()).isEqualTo(marked(RUN, BTC, 6));
        assertThat(held.paused()).isEmpty();
    }

    @Test
    void theNextRunBeginsWhenAllSymbolsOfTheLastOneHaveEnded() {
        begin(RUN, BTC, 0, 2);
        begin(RUN, ETH, 1, 2);
        everywhere(end(RUN, BTC, 5));
        everywhere(start(NEXT, BTC, 0, 1));
        on(Topics.STEPS, stepped(RUN, ETH, 6, 1));
        assertThat(handed).hasSize(2);
        everywhere(end(RUN, ETH, 7));
        assertThat(handed.subList(2, handed.size()))
                .containsExactly(end(RUN, BTC, 5), stepped(RUN, ETH, 6, 1), end(RUN, ETH, 7), start(NEXT, BTC, 0, 1));
    }

    @Test
    void aRunThatBrokeOffGivesWayToOneThatHasBegunOnEveryLane() {
        begin(RUN, BTC, 0, 2);
        begin(RUN, ETH, 1, 2);
        on(Topics.MARKS, marked(RUN, BTC, 3));
        on(Topics.MARKS, start(NEXT, BTC, 0, 1));
        on(Topics.STEPS, start(NEXT, BTC, 0, 1));
        assertThat(handed).hasSize(2);
        on(Topics.SIGNALS, start(NEXT, BTC, 0, 1));
        assertThat(handed).containsExactly(start(RUN, BTC, 0, 2), start(RUN, ETH, 1, 2), start(NEXT, BTC, 0, 1));
        assertThat(merge.add(next(Topics.MARKS, 0, marked(RUN, ETH, 4)))).isEqualTo(Intake.OTHER_RUN);
        everywhere(end(NEXT, BTC, 2));
        assertThat(handed.getLast()).isEqualTo(end(NEXT, BTC, 2));
    }

    @Test
    void aRunThatIsGivenUpGivesWayThoughEverySymbolOfTheNextHadEndedInIt() {
        begin(RUN, BTC, 0, 2);
        begin(RUN, ETH, 1, 2);
        everywhere(end(RUN, BTC, 5));
        on(Topics.STEPS, start(NEXT, BTC, 0, 1));
        on(Topics.SIGNALS, start(NEXT, BTC, 0, 1));
        assertThat(handed).hasSize(2);
        on(Topics.MARKS, new Message.RunStarted(NEXT, 0, BTC, 1, List.of(RUN)));
        assertThat(handed.getLast()).isEqualTo(new Message.RunStarted(NEXT, 0, BTC, 1));
        assertThat(merge.add(next(Topics.STEPS, 0, stepped(RUN, ETH, 6, 1)))).isEqualTo(Intake.OTHER_RUN);
        everywhere(end(NEXT, BTC, 2));
        assertThat(handed.getLast()).isEqualTo(end(NEXT, BTC, 2));
    }

    @Test
    void aRunThatDidNotGetBeyondMarksIsLeftOut() {
        on(Topics.MARKS, start(RUN, BTC, 0, 1));
        on(Topics.MARKS, marked(RUN, BTC, 1));
        on(Topics.STEPS, start(NEXT, BTC, 0, 1));
        on(Topics.SIGNALS, start(NEXT, BTC, 0, 1));
        assertThat(handed).isEmpty();
        on(Topics.MARKS, start(NEXT, BTC, 0, 1));
        everywhere(end(NEXT, BTC, 1));
        assertThat(handed).containsExactly(start(NEXT, BTC, 0, 1), end(NEXT, BTC, 1));
    }

    @Test
    void stepsAndSignalsThatHoldDifferentRunsAreNotMerged() {
        on(Topics.MARKS, start(RUN, BTC, 0, 1));
        on(Topics.STEPS, start(RUN, BTC, 0, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> on(Topics.SIGNALS, start(NEXT, BTC, 0, 1)))
                .withMessageContaining("steps go on with run 0000000000000001, signals with run 0000000000000002");
    }

    @Test
    void recordsOfAnotherRunAreNotTaken() {
        assertThat(merge.add(next(Topics.STEPS, 0, stepped(RUN, BTC, 1, 1)))).isEqualTo(Intake.OTHER_RUN);
        assertThat(merge.add(next(Topics.STEPS, 0, start(RUN, BTC, 0, 1)))).isEqualTo(Intake.TAKEN);
        assertThat(merge.add(next(Topics.STEPS, 0, progress(NEXT, BTC, 1)))).isEqualTo(Intake.OTHER_RUN);
        assertThat(merge.add(next(Topics.SIGNALS, 0, opened(RUN, BTC, 1, 1)))).isEqualTo(Intake.OTHER_RUN);
    }

    @Test
    void messagesOfOtherTopicsAndOtherPartitionsAreRefused() {
        on(Topics.STEPS, start(RUN, BTC, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(Topics.STEPS, new Message.Flatten(RUN, 1, BTC, "x", 1, 1)))
                .withMessageContaining("Flatten");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merge.add(next(Topics.STEPS, 1, stepped(RUN, BTC, 1, 1))))
                .withMessageContaining("partition 0, not 1");
    }

    @Test
    void liveStepsDoNotWaitForMarksAndAMarkThatComesLateIsPassedOver() {
        RoadMerge live = RoadMerge.bySymbol(100);
        for (String symbol : List.of(BTC, ETH)) {
            for (String topic : List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS)) {
                live.add(next(topic, 0, start(RUN, symbol, 0, 2)));
            }
            drain(live, symbol);
        }
        live.add(next(Topics.STEPS, 0, stepped(RUN, BTC, 5, 1)));
        live.add(next(Topics.SIGNALS, 0, opened(RUN, BTC, 5, 1)));
        live.add(next(Topics.MARKS, 0, marked(RUN, BTC, 4)));
        live.add(next(Topics.MARKS, 0, marked(RUN, BTC, 5)));
        live.add(next(Topics.MARKS, 0, marked(RUN, BTC, 7)));
        drain(live, BTC);
        live.add(next(Topics.STEPS, 0, progress(RUN, BTC, 6)));
        live.add(next(Topics.SIGNALS, 0, progress(RUN, BTC, 8)));
        drain(live, BTC);
        assertThat(handed.subList(2, handed.size()))
                .containsExactly(stepped(RUN, BTC, 5, 1), opened(RUN, BTC, 5, 1), marked(RUN, BTC, 5));
        live.add(next(Topics.STEPS, 0, progress(RUN, BTC, 7)));
        drain(live, BTC);
        assertThat(handed.getLast()).isEqualTo(marked(RUN, BTC, 7));
    }

    private void begin(RunId run, String symbol, long place, int symbols) {
        everywhere(start(run, symbol, place, symbols));
    }

    private void everywhere(Message message) {
        List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS).forEach(topic -> on(topic, message));
    }

    private void on(String topic, Message message) {
        Read one = next(topic, 0, message);
        merge.add(one);
        if (message instanceof Message.RunStarted) {
            merge.giveWayTo(one);
        }
        drain(merge, message.key());
    }

    private void drain(RoadMerge from) {
        drain(from, BTC);
    }

    private void drain(RoadMerge from, String symbol) {
        for (Optional<Read> next = from.next(symbol); next.isPresent(); next = from.next(symbol)) {
            handed.add(next.get().message());
        }
    }

    private Read next(String topic, int partition, Message message) {
        return read(topic, partition, offsets.merge(topic, 1L, Long::sum), message);
    }
}
