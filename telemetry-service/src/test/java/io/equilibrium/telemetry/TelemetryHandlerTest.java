package io.equilibrium.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.unit.E8;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryHandlerTest {
    private static final RunId NEXT = new RunId(7);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AccountBook book = new AccountBook(10_000 * E8.ONE);
    private final List<Object> told = new ArrayList<>();
    private final TelemetryHandler handler =
            new TelemetryHandler(new RoadMetrics(meters, book.standing()), book, drag(), new Notices() {
                @Override
                public void onMove(RiskEvent.BreakerMoved moved) {
                    told.add(moved);
                }

                @Override
                public void onWarning(RiskEvent.LimitNeared neared) {
                    told.add(neared);
                }

                @Override
                public void onLimit(RiskEvent.LimitChanged changed) {
                    told.add(changed);
                }

                @Override
                public void onFill(OrderEvent.Filled fill) {
                    told.add(fill);
                }

                @Override
                public void onHalt(String symbol, String reason) {
                    told.add(symbol + reason);
                }

                @Override
                public void onCommand(Command command) {
                    told.add(command);
                }

                @Override
                public void onCommand(StrategyCommand command) {
                    told.add(command);
                }

                @Override
                public void onCommandAnswered(String commandId, boolean done, String said) {
                    told.add(commandId + " " + done + " " + said);
                }

                @Override
                public void onSwitch(EntrySwitch to) {
                    told.add(to);
                }
            });

    private static DragBook drag() {
        return new DragBook(
                new DeniedQuantity(new Sizing.FixedNotional(300 * E8.ONE), 10_000 * E8.ONE),
                EntryStyle.AT_STEP,
                FeeTier.VIP_0);
    }

    /** As long after the other as it is numbered, and for the first time. */
    private void hear(int number, Stage stage, Message message) {
        handler.on(stage, message, new Received(number, false));
    }

    @Test
    void aStageIsAsFarBehindAsItsEventTimeIs() {
        hear(1, Stage.STEPS, Events.progress(90));
        handler.onTicks(Events.RUN, 3, 100_000_000);

        assertThat(gauge("stage.lag", "stage", "steps")).isEqualTo(10);
        assertThat(gauge("stage.lag", "stage", "ticks")).isZero();
        assertThat(meters.counter("ticks.seen").count()).isEqualTo(3);
    }

    @Test
    void equityFollowsFillsAndThePricesUpToThemAndDrawdownItsPeak() {
        hear(1, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        hear(2, Stage.STEPS, Events.stepped(3, 100));
        hear(3, Stage.MARKS, Events.marked(2, 150));
        assertThat(gauge("account.equity")).isEqualTo(9_999.9);
        hear(4, Stage.FILLS, Events.progress(2));
        assertThat(gauge("account.equity")).isEqualTo(10_099.9);
        hear(5, Stage.FILLS, Events.progress(3));

        assertThat(gauge("account.equity")).isEqualTo(9_999.9);
        assertThat(gauge("account.peak")).isEqualTo(10_099.9);
        assertThat(gauge("account.drawdown")).isEqualTo(0.00990109);
    }

    @Test
    void whatTheVenueMayStillAnswerIsNotGoneBeyond() {
        hear(1, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        hear(2, Stage.MARKS, Events.marked(5, 150));
        hear(3, Stage.FILLS, new Message.Progress(Events.RUN, 9, Events.SYMBOL, 4, 9_000_000));
        assertThat(gauge("account.equity")).isEqualTo(9_999.9);

        hear(4, Stage.FILLS, new Message.Progress(Events.RUN, 9, Events.SYMBOL, Message.Progress.UNHEARD, 9_000_000));
        assertThat(gauge("account.equity")).isEqualTo(10_099.9);
    }

    @Test
    void aPriceThatIsReadAfterALaterFillIsOutOfDate() {
        hear(1, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 5)));
        hear(2, Stage.MARKS, Events.marked(4, 150));
        hear(3, Stage.FILLS, Events.progress(6));

        assertThat(gauge("account.equity")).isEqualTo(9_999.9);
        assertThat(gauge("account.peak")).isEqualTo(10_000);
    }

    @Test
    void fillsAndTheBreakerAreTold() {
        OrderEvent.Filled fill = Events.filled(Leg.ENTRY, Side.BUY, 100, 1);
        hear(1, Stage.FILLS, Events.answered(fill));
        hear(2, Stage.BREAKER_EVENTS, new Message.BreakerMoved(Events.RUN, 2, Events.moved(2)));
        hear(3, Stage.DENIED_ORDERS, Events.denied(3));

        assertThat(told).containsExactly(fill, Events.moved(2));
        assertThat(gauge("breaker.tier")).isEqualTo(1);
        assertThat(meters.counter("orders.denied", "reason", "TOTAL_NOTIONAL").count())
                .isEqualTo(1);
        assertThat(meters.counter("orders.filled", "leg", "ENTRY").count()).isEqualTo(1);
    }

    @Test
    void aBetThatIsOverIsHeldAgainstItsTwinInWhateverOrderItIsHeardOf() {
        hear(1, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        hear(2, Stage.FILLS, Events.answered(Events.filled(Leg.STOP, Side.SELL, 98, 3)));
        hear(3, Stage.SIGNALS, Events.resolved(1, 100, 99));
        assertThat(gauge("bets.statistical")).isZero();
        hear(4, Stage.APPROVED_ORDERS, Events.approved());

        // Two at 100 to 99 on paper; filled to 98, at a fee of a tenth each way.
        assertThat(gauge("bets.statistical")).isEqualTo(-2);
        assertThat(gauge("bets.filled")).isEqualTo(-4.2);
        assertThat(gauge("execution.drag", "part", "fee")).isEqualTo(0.2);
        assertThat(gauge("execution.drag", "part", "slippage")).isEqualTo(2);

        hear(5, Stage.DENIED_ORDERS, Events.denied(2));
        hear(6, Stage.SIGNALS, Events.resolved(2, 100, 101));
        assertThat(gauge("execution.drag", "part", "skipped")).isEqualTo(3);
        assertThat(gauge("bets.statistical")).isEqualTo(1);
        assertThat(meters.get("bets.over")
                        .tags("symbol", Events.SYMBOL, "because", "TRADED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("bets.over")
                        .tags("symbol", Events.SYMBOL, "because", "TOTAL_NOTIONAL")
                        .counter()
                        .count())
                .isEqualTo(1);

        handler.on(Stage.STEPS, new Message.RunStarted(NEXT, 0, "A", 2), new Received(7, false));
        assertThat(gauge("bets.statistical")).isZero();
        assertThat(gauge("execution.drag", "part", "fee")).isZero();
    }

    @Test
    void whatPeopleDoIsToldAndCountedWithoutARunToo() {
        hear(1, Stage.COMMANDS, new Message.Commanded(RunId.NONE, 0, Events.pause()));
        hear(2, Stage.BREAKER_EVENTS, new Message.EntriesSwitched(Events.RUN, 3, Events.paused(3)));
        hear(3, Stage.BREAKER_EVENTS, new Message.CommandAnswered(Events.RUN, 3, "k-1", true, "paused"));
        hear(4, Stage.BREAKER_EVENTS, new Message.CommandAnswered(RunId.NONE, 0, "k-2", false, "no such symbol"));

        hear(5, Stage.COMMANDS, new Message.StrategyCommanded(RunId.NONE, 0, Events.governed()));

        assertThat(told)
                .containsExactly(
                        Events.pause(),
                        Events.paused(3),
                        "k-1 true paused",
                        "k-2 false no such symbol",
                        Events.governed());
        assertThat(meters.counter("commands.written", "action", "STRATEGY_CHANGE")
                        .count())
                .isEqualTo(1);
        assertThat(meters.counter("commands.written", "action", "PAUSE").count())
                .isEqualTo(1);
        assertThat(meters.counter("commands.answered", "done", "true").count()).isEqualTo(1);
        assertThat(meters.counter("commands.answered", "done", "false").count()).isEqualTo(1);
        assertThat(meters.counter("entries.switched", "open", "false").count()).isEqualTo(1);
    }

    @Test
    void aFeedIsUpOrDown() {
        hear(1, Stage.MARKS, new Message.FeedChanged(Events.RUN, 1, Events.SYMBOL, true, "began", 1_000_000));
        assertThat(gauge("feed.up", "symbol", Events.SYMBOL)).isEqualTo(1);

        hear(2, Stage.MARKS, new Message.FeedChanged(Events.RUN, 2, Events.SYMBOL, false, "silent", 2_000_000));
        assertThat(gauge("feed.up", "symbol", Events.SYMBOL)).isZero();
    }

    @Test
    void aRunIsWholeWhenEverySymbolHasEndedOnEveryTopic() {
        hear(1, Stage.STEPS, new Message.RunStarted(Events.RUN, 0, "A", 2));
        hear(2, Stage.BREAKER_EVENTS, Events.ended(Events.RUN, 9, Message.RunEnded.EVERY_SYMBOL));
        for (Stage stage : List.of(
                Stage.STEPS, Stage.SIGNALS, Stage.MARKS, Stage.APPROVED_ORDERS, Stage.DENIED_ORDERS, Stage.FILLS)) {
            assertThat(gauge("runs.whole")).isZero();
            hear(3, stage, Events.ended(Events.RUN, 8, "A"));
            assertThat(gauge("runs.whole")).isZero();
            hear(4, stage, Events.ended(Events.RUN, 9, "B"));
        }

        assertThat(gauge("runs.whole")).isEqualTo(1);
    }

    @Test
    void aRunIsSeenWholeThoughTheNextHasBegunOnTopicsThatAreReadFaster() {
        List<Stage> stages = List.of(
                Stage.STEPS, Stage.SIGNALS, Stage.MARKS, Stage.APPROVED_ORDERS, Stage.DENIED_ORDERS, Stage.FILLS);
        for (Stage stage : stages) {
            handler.on(stage, new Message.RunStarted(Events.RUN, 0, "A", 1), new Received(1, true));
            handler.on(stage, Events.ended(Events.RUN, 8, "A"), new Received(2, true));
            handler.on(stage, new Message.RunStarted(NEXT, 0, "A", 1), new Received(7, true));
        }
        assertThat(gauge("runs.whole")).isZero();
        handler.on(
                Stage.BREAKER_EVENTS,
                Events.ended(Events.RUN, 8, Message.RunEnded.EVERY_SYMBOL),
                new Received(2, true));
        assertThat(gauge("runs.whole")).isEqualTo(1);
        stages.forEach(stage -> handler.on(stage, Events.ended(NEXT, 9, "A"), new Received(8, true)));
        handler.on(Stage.BREAKER_EVENTS, Events.ended(NEXT, 9, Message.RunEnded.EVERY_SYMBOL), new Received(8, true));
        assertThat(gauge("runs.whole")).isEqualTo(2);
    }

    @Test
    void aNewRunStartsAfresh() {
        hear(1, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        hear(2, Stage.STEPS, new Message.RunStarted(NEXT, 0, Events.SYMBOL, 1));

        assertThat(gauge("account.equity")).isEqualTo(10_000);
        assertThat(gauge("stage.event.time", "stage", "fills")).isZero();
    }

    @Test
    void whatIsStillSaidOfTheRunBeforeIsPassedOver() {
        hear(1, Stage.STEPS, Events.progress(1));
        hear(3, Stage.STEPS, new Message.RunStarted(NEXT, 0, Events.SYMBOL, 1));
        hear(2, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));

        assertThat(gauge("account.equity")).isEqualTo(10_000);
        assertThat(told).isEmpty();
    }

    @Test
    void aRunThatWasOverBeforeThePresentOneIsPassedOverEvenWhenItIsReadFirstNow() {
        hear(3, Stage.STEPS, new Message.RunStarted(NEXT, 0, Events.SYMBOL, 1));
        hear(1, Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        hear(4, Stage.STEPS, Events.ended(NEXT, 2, Events.SYMBOL));

        assertThat(gauge("account.equity")).isEqualTo(10_000);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsReadAgainCountsButIsNotTold() {
        handler.on(Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)), new Received(1, true));

        assertThat(gauge("account.equity")).isEqualTo(9_999.9);
        assertThat(told).isEmpty();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }
}
