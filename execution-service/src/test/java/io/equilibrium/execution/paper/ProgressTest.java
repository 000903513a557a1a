package io.equilibrium.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.venue.SimulatedVenue;
import io.equilibrium.execution.Markets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two symbols on two partitions, a tick a second: what the venue says of its progress, and when it waits. */
class ProgressTest {
    private static final RunId RUN = RunId.parse("9f86d081884c0001");
    private static final String A = Markets.BARS;
    private static final String B = Markets.PRINTS;
    private static final String HASH = "0".repeat(64);

    private final Listener listener = new Listener();
    private PaperVenue venue = fresh();

    @Test
    void aTickIsSeenWhenBothPartitionsAndBothLanesHaveComeToIt() {
        begin();
        ticks(2, 100, A);
        progress(10, 0);
        assertThat(listener.seen).isZero();
        tape(B, new Reached(RUN, 2));
        assertThat(listener.seen).isEqualTo(1);
        ticks(3, 100, A, B, A, B);
        // The last may have one of the other partition before it.
        assertThat(listener.seen).isEqualTo(4);
        ticks(7, 100, B, B, A, A, B, B, B, A);
        assertThat(listener.seen).isEqualTo(9);
        venue.on(new Message.Progress(RUN, 20, A, 0, 0));
        venue.settle();
        assertThat(listener.seen).isEqualTo(9);
        venue.on(new Message.Progress(RUN, 11, B, 0, 0));
        venue.settle();
        assertThat(listener.seen).isEqualTo(10);
    }

    @Test
    void afterItsAnswersItSaysSoAndWaitsToBeHeard() {
        begin();
        ticks(2, 100, A, B, A, B, A, B);
        venue.on(order(2, A));
        progress(7, 0);
        // Placed right before the tick at 4, which is its symbol's first a second after the decision.
        assertThat(listener.seen).isEqualTo(3);
        assertThat(listener.said).last().isEqualTo(said(4, A, 7, 0, seconds(4)));
        assertThat(answers())
                .hasSize(4)
                .allSatisfy(answer -> assertThat(answer.place()).isEqualTo(4));
        venue.on(new Message.Progress(RUN, 7, A, 4, 0));
        venue.settle();
        assertThat(listener.seen).isEqualTo(3);
        venue.on(new Message.Progress(RUN, 7, B, 4, 0));
        venue.settle();
        assertThat(listener.seen).isEqualTo(5);
    }

    @Test
    void itLooksAheadToItsFirstAnswerWhenRiskHasComeToTheEndOfWhatItPromised() {
        begin();
        ticks(2, 100, A, B, A, B, B);
        venue.on(order(2, A));
        progress(4, 0);
        progress(4, 4);
        listener.said.clear();
        // The take profit is at 101.
        ticks(7, 100, A, B);
        progress(5, 4);
        assertThat(listener.said).containsExactly(said(7, A, 5, 4, seconds(5)));
        ticks(9, 100, B, A);
        progress(5, 4);
        assertThat(listener.said).hasSize(1);
        ticks(11, 101, A, B);
        ticks(13, 103, A, B);
        progress(7, 4);
        assertThat(listener.said).hasSize(1);
        progress(8, 4);
        assertThat(listener.said).last().isEqualTo(said(12, A, 8, 4, seconds(8)));
    }

    @Test
    void withTheAnswersOfOneSymbolItPromisesWhatHoldsUnlessRiskDecidesOnThem() {
        begin();
        ticks(2, 100, A, B, A, B, A, B, B, A);
        venue.on(order(2, A));
        progress(5, 0);
        assertThat(listener.seen).isEqualTo(3);
        assertThat(listener.said).endsWith(said(4, A, 5, 0, seconds(4)), said(8, A, 5, 0, seconds(4)));
        int before = listener.said.size();
        ticks(10, 100, B, A, B, A);
        progress(5, 4);
        assertThat(listener.seen).isEqualTo(4);
        assertThat(listener.said).hasSize(before);
        progress(8, 4);
        assertThat(listener.said).hasSize(before);
        progress(10, 4);
        assertThat(listener.said).last().isEqualTo(said(12, A, 10, 4, seconds(10)));
    }

    @Test
    void withTheAnswersOfTwoSymbolsItPromisesNothingBeforeItIsHeard() {
        begin();
        ticks(2, 100, A, B, A, B, A, B);
        venue.on(order(2, A));
        venue.on(order(4, B, 1));
        progress(5, 0);
        assertThat(answers()).extracting(answer -> answer.event().symbol()).contains(A, B);
        assertThat(listener.said.stream().filter(Message.Progress.class::isInstance))
                .noneMatch(said -> said.place() > 4);
    }

    @Test
    void itLooksAheadPastWhatItHasYetToBeTold() {
        begin();
        ticks(2, 100, A, B, A, B, B, B, A, B);
        venue.on(order(2, A));
        progress(4, 0);
        for (String symbol : List.of(A, B)) {
            venue.on(new Message.Flatten(RUN, 4, symbol, "drawdown", 1, seconds(4)));
        }
        progress(4, 4);
        // It will be flat at its symbol's next tick.
        assertThat(listener.seen).isEqualTo(3);
        assertThat(listener.said).last().isEqualTo(said(7, A, 4, 4, seconds(4)));
        progress(9, 4);
        assertThat(answers().getLast().place()).isEqualTo(8);
        assertThat(answers()).extracting(Message.Answered::event).anyMatch(event -> event.leg() == Leg.FLATTEN);
    }

    @Test
    void itSaysNothingAheadOfWhatRiskHasComeToNorWhenNothingIsOpen() {
        begin();
        progress(30, -1);
        ticks(2, 100, A, B, A, B);
        assertThat(listener.said).noneMatch(Message.Progress.class::isInstance);
        venue.on(order(40, A));
        progress(39, -1);
        assertThat(listener.said).noneMatch(Message.Progress.class::isInstance);
        tape(A, new Reached(RUN, 45));
        tape(B, new Reached(RUN, 39));
        assertThat(listener.said).last().isEqualTo(said(39, A, 39, -1, seconds(5)));
    }

    @Test
    void itSaysNothingAheadWhenRiskDoesNotWait() {
        begin();
        ticks(2, 100, A, B, A, B, A, B, A, B);
        venue.on(order(2, A));
        progress(5, Message.Progress.UNHEARD);
        assertThat(listener.seen).isEqualTo(4);
        assertThat(listener.said.stream().filter(Message.Progress.class::isInstance))
                .containsExactly(said(4, A, 5, Message.Progress.UNHEARD, seconds(4)));
    }

    @Test
    void aRefusedOrderIsAnsweredAtTheTickBeforeWhichItWasTold() {
        begin();
        ticks(2, 100, A, B, B, A);
        venue.on(order(3, B, 1));
        progress(9, 0);
        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.place()).isEqualTo(3);
            assertThat(answer.event())
                    .isInstanceOfSatisfying(
                            OrderEvent.Rejected.class,
                            refused -> assertThat(refused.reason()).isEqualTo(RejectReason.QUANTITY_OFF_LOT));
        });
        assertThat(listener.said).last().isEqualTo(said(3, B, 9, 0, seconds(3)));
    }

    @Test
    void nowAndThenItSaysHowFarItIsThoughNothingIsOpen() {
        begin();
        progress(Long.MAX_VALUE, 0);
        String[] symbols = new String[20_001];
        Arrays.fill(symbols, A);
        ticks(2, 100, symbols);
        tape(B, new RunEnded(RUN, 30_000, B, 0, 0, 0));
        assertThat(listener.said.stream().filter(Message.Progress.class::isInstance))
                .containsExactly(
                        new Message.Progress(RUN, 10_001, A, Long.MAX_VALUE, seconds(10_001)),
                        new Message.Progress(RUN, 20_001, A, Long.MAX_VALUE, seconds(20_001)));
    }

    @Test
    void afterARestartItSaysItsLastProgressAgain() {
        begin();
        ticks(2, 100, A, B, A, B, A, B);
        venue.on(order(2, A));
        progress(7, 0);
        Message last = listener.said.getLast();
        restart();
        venue.on(new Message.Progress(RUN, 7, A, 0, 0));
        venue.settle();
        assertThat(listener.said).containsExactly(last);
        venue.on(new Message.Progress(RUN, 7, A, 0, 0));
        venue.settle();
        assertThat(listener.said).hasSize(1);
    }

    private PaperVenue fresh() {
        listener.said.clear();
        return new PaperVenue(
                () -> new SimulatedVenue(
                        Markets.settings().paper(), Markets.settings().instruments()),
                listener,
                new PaperVenue.Limits(1_000, 1_000));
    }

    private void restart() {
        StateWriter state = new StateWriter();
        venue.save(state);
        venue = fresh();
        venue.restore(new StateReader(state.bytes()));
    }

    private void begin() {
        for (String symbol : List.of(A, B)) {
            long place = symbol.equals(A) ? 0 : 1;
            venue.on(new Message.RunStarted(RUN, place, symbol, 2));
            tape(symbol, new RunStarted(RUN, place, symbol, 2, 1, 1, 1, HASH));
        }
    }

    private void tape(String partitionOf, TapeEvent event) {
        venue.on(event, partitionOf.equals(A) ? 0 : 1, event.place());
        venue.settle();
    }

    /** A tick of each symbol, at places from one on, each at its place in seconds and at the same price. */
    private void ticks(long place, long price, String... symbols) {
        for (int i = 0; i < symbols.length; i++) {
            long at = place + i;
            Tick tick = new Tick(
                    symbols[i], at, price * E8.ONE, E8.ONE, Aggressor.BUYER, Move.JUMP, seconds(at), seconds(at));
            tape(symbols[i], new Traded(RUN, at, tick));
        }
    }

    private void progress(long through, long heard) {
        venue.on(new Message.Progress(RUN, through, A, heard, 0));
        venue.on(new Message.Progress(RUN, through, B, heard, 0));
        venue.settle();
    }

    private static Message.Progress said(long place, String symbol, long heard, long echo, long timeMicros) {
        return new Message.Progress(RUN, place, symbol, heard, echo, timeMicros);
    }

    private static long seconds(long seconds) {
        return seconds * 1_000_000;
    }

    /** Bought at up to 101 for between 99 and 101, decided by the tick at its place. */
    private static Message.Approved order(long place, String symbol) {
        return order(place, symbol, E8.ONE);
    }

    private static Message.Approved order(long place, String symbol, long quantityE8) {
        return new Message.Approved(
                RUN,
                place,
                new BracketOrder(
                        symbol + "-" + place,
                        symbol,
                        Side.BUY,
                        quantityE8,
                        101 * E8.ONE,
                        101 * E8.ONE,
                        99 * E8.ONE,
                        1,
                        place,
                        seconds(place),
                        Long.MAX_VALUE,
                        0));
    }

    private List<Message.Answered> answers() {
        return listener.said.stream()
                .filter(Message.Answered.class::isInstance)
                .map(Message.Answered.class::cast)
                .toList();
    }
}
