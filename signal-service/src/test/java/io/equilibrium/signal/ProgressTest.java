package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.signal.StrategySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far each symbol is complete, by the places of its partition. */
class ProgressTest {
    private static final StrategySettings STUDY = StrategySettings.DEFAULT;
    private static final GoldenTicks FIRST =
            GoldenTicks.of(7, "FIRST").first(2_000).as(0, 2);
    private static final GoldenTicks SECOND =
            GoldenTicks.of(7, "SECOND").first(2_000).as(1, 2);
    private static final RunId RUN = FIRST.run();
    private static final Duration A_WHILE = Duration.ofMillis(60);

    private static Message.Progress progress(GoldenTicks of, long place, int lastTick) {
        return new Message.Progress(
                RUN, place, of.symbol(), 0, of.ticks().get(lastTick).eventTimeMicros());
    }

    @Test
    void tellsProgressOnceInAWhileForWhatMoved() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(FIRST.as(0, 1).tape().subList(0, 11));
            driver.said(Topics.STEPS);
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).containsExactly(progress(FIRST, 10, 9));
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).isEmpty();
            driver.take(FIRST.as(0, 1).tape().subList(11, 12));
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).containsExactly(progress(FIRST, 11, 10));
            assertThat(driver.said(Topics.SIGNALS)).hasSize(3).endsWith(progress(FIRST, 11, 10));
        }
    }

    @Test
    void aSymbolThatIsSilentIsCompleteAsFarAsItsPartitionHasCome() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(List.of(FIRST.started(), SECOND.started()));
            driver.pass(A_WHILE);
            driver.said(Topics.STEPS);
            driver.take(List.of(FIRST.traded(0), SECOND.traded(0), FIRST.traded(1)));
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).containsExactly(progress(FIRST, 4, 1), progress(SECOND, 4, 0));
            assertThat(driver.said(Topics.SIGNALS)).endsWith(progress(FIRST, 4, 1), progress(SECOND, 4, 0));
        }
    }

    @Test
    void aPartitionWithoutTicksIsCompleteAsFarAsTheTapeHasReached() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(List.of(FIRST.started(), SECOND.started(), FIRST.traded(0), SECOND.traded(0)));
            driver.take(List.of(new Reached(RUN, 500), new Reached(RUN, 400), new Reached(new RunId(8), 600)));
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).endsWith(progress(FIRST, 500, 0), progress(SECOND, 500, 0));
            driver.take(List.of(new Reached(RUN, 500)));
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).isEmpty();
        }
    }

    @Test
    void fundingMovesProgressAndSaysNothingElse() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(FIRST.as(0, 1).tape().subList(0, 11));
            driver.said(Topics.STEPS);
            Map<String, byte[]> before = driver.state();
            driver.take(List.of(new Funded(RUN, 11, new Funding(FIRST.symbol(), 10_000, 1))));
            assertThat(driver.said(Topics.SIGNALS)).hasOnlyElementsOfType(Message.RunStarted.class);
            assertThat(driver.state().get(FIRST.symbol())).isNotEqualTo(before.get(FIRST.symbol()));
            driver.pass(A_WHILE);
            assertThat(driver.said(Topics.STEPS)).containsExactly(progress(FIRST, 11, 9));
        }
    }

    @Test
    void anEndedSymbolIsNotToldOfAndMovesTheOthers() {
        List<TapeEvent> first = FIRST.first(10).tape();
        try (Driver driver = new Driver(STUDY)) {
            driver.take(List.of(FIRST.started(), SECOND.started(), SECOND.traded(0)));
            driver.take(first.subList(2, first.size()));
            driver.pass(A_WHILE);
            List<Message> said = driver.said(Topics.STEPS);
            assertThat(said.subList(said.size() - 3, said.size() - 1))
                    .satisfiesExactly(
                            before -> assertThat(before).isEqualTo(progress(FIRST, 21, 9)),
                            end -> assertThat(end)
                                    .isInstanceOf(Message.RunEnded.class)
                                    .extracting(Message::place)
                                    .isEqualTo(22L));
            assertThat(said.getLast()).isEqualTo(progress(SECOND, 22, 0));
        }
    }

    @Test
    void whatWasReachedOutlivesTheProcess() {
        Map<String, byte[]> state;
        try (Driver before = new Driver(STUDY)) {
            before.take(List.of(FIRST.started(), SECOND.started(), FIRST.traded(0), new Reached(RUN, 300)));
            state = before.state();
        }
        try (Driver after = new Driver(STUDY)) {
            state.forEach(after.store()::put);
            after.pass(A_WHILE);
            assertThat(after.said(Topics.STEPS))
                    .containsExactly(progress(FIRST, 300, 0), new Message.Progress(RUN, 300, "SECOND", 0, 0));
        }
    }

    @Test
    void placesThatComeAgainChangeNothing() {
        List<TapeEvent> tape = GoldenTicks.tape(FIRST, SECOND);
        List<TapeEvent> again = new ArrayList<>(tape.subList(0, 3_000));
        again.addAll(tape.subList(1_000, 2_500));
        again.addAll(tape.subList(2_000, tape.size()));
        again.addAll(tape);
        try (Driver driver = new Driver(STUDY)) {
            driver.take(again);
            List<Message> expected = new ArrayList<>(FIRST.steps(STUDY));
            expected.addAll(SECOND.steps(STUDY));
            assertThat(driver.said(Topics.STEPS).stream().filter(Message.Stepped.class::isInstance))
                    .hasSizeGreaterThan(100)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(driver.count("ticks.ignored", "reason", "repeated")).isEqualTo(again.size() - tape.size());
        }
    }
}
