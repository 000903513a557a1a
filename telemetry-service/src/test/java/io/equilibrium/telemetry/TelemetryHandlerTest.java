package io.equilibrium.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.unit.E8;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryHandlerTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AccountBook book = new AccountBook(10_000 * E8.ONE);
    private final List<Object> told = new ArrayList<>();
    private final TelemetryHandler handler =
            new TelemetryHandler(new RoadMetrics(meters, book.standing()), book, new Notices() {
                @Override
                public void onMove(RiskEvent.BreakerMoved moved) {
                    told.add(moved);
                }

                @Override
                public void onFill(OrderEvent.Filled fill) {
                    told.add(fill);
                }

                @Override
                public void onHalt(String symbol, String reason) {
                    told.add(symbol + reason);
                }
            });

    @Test
    void aStageIsAsFarBehindAsItsEventTimeIs() {
        handler.onTicks(Events.RUN, 3, 100_000_000);
        handler.on(Stage.STEPS, Events.progress(90));

        assertThat(gauge("stage.lag", "stage", "steps")).isEqualTo(10);
        assertThat(gauge("stage.lag", "stage", "ticks")).isZero();
        assertThat(meters.counter("ticks.seen").count()).isEqualTo(3);
    }

    @Test
    void equityFollowsFillsAndTheStepsUpToThemAndDrawdownItsPeak() {
        handler.on(Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        handler.on(Stage.STEPS, Events.stepped(2, 150));
        handler.on(Stage.STEPS, Events.stepped(3, 100));
        assertThat(gauge("account.equity")).isEqualTo(9_999.9);
        handler.on(Stage.FILLS, Events.progress(2));
        assertThat(gauge("account.equity")).isEqualTo(10_099.9);
        handler.on(Stage.FILLS, Events.progress(3));

        assertThat(gauge("account.equity")).isEqualTo(9_999.9);
        assertThat(gauge("account.peak")).isEqualTo(10_099.9);
        assertThat(gauge("account.drawdown")).isEqualTo(0.00990109);
    }

    @Test
    void fillsAndTheBreakerAreTold() {
        OrderEvent.Filled fill = Events.filled(Leg.ENTRY, Side.BUY, 100, 1);
        handler.on(Stage.FILLS, Events.answered(fill));
        handler.on(Stage.BREAKER_EVENTS, new Message.BreakerMoved(Events.RUN, Events.moved(2)));
        handler.on(Stage.DENIED_ORDERS, Events.denied(3));

        assertThat(told).containsExactly(fill, Events.moved(2));
        assertThat(gauge("breaker.tier")).isEqualTo(1);
        assertThat(meters.counter("orders.denied", "reason", "TOTAL_NOTIONAL").count())
                .isEqualTo(1);
        assertThat(meters.counter("orders.filled", "leg", "ENTRY").count()).isEqualTo(1);
    }

    @Test
    void aNewRunStartsAfresh() {
        handler.on(Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));
        handler.on(Stage.STEPS, new Message.RunStarted(new RunId(7), Events.SYMBOL, 1));

        assertThat(gauge("account.equity")).isEqualTo(10_000);
        assertThat(gauge("stage.event.time", "stage", "fills")).isZero();
    }

    @Test
    void whatIsStillSaidOfTheRunBeforeIsPassedOver() {
        handler.on(Stage.STEPS, Events.progress(1));
        handler.on(Stage.STEPS, new Message.RunStarted(new RunId(7), Events.SYMBOL, 1));
        handler.on(Stage.FILLS, Events.answered(Events.filled(Leg.ENTRY, Side.BUY, 100, 1)));

        assertThat(gauge("account.equity")).isEqualTo(10_000);
        assertThat(told).isEmpty();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }
}
