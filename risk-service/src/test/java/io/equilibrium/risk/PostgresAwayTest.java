package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

/** Live, under load, Postgres is stopped and started again: nothing is approved meanwhile, and nothing old afterwards. */
@EmbeddedKafka(
        partitions = 1,
        topics = {
            Topics.STEPS,
            Topics.SIGNALS,
            Topics.MARKS,
            Topics.FILLS,
            Topics.COMMANDS,
            Topics.APPROVED_ORDERS,
            Topics.DENIED_ORDERS,
            Topics.BREAKER_EVENTS,
            "steps-dlt",
            "signals-dlt",
            "marks-dlt",
            "fills-dlt",
            "commands-dlt"
        })
class PostgresAwayTest {
    private static final RunId RUN = new RunId(0xabc0009);
    private static final String BTC = "BTCUSDT";
    private static final Duration AWAY =
            Boolean.getBoolean("equilibrium.long") ? Duration.ofMinutes(1) : Duration.ofSeconds(6);
    private static final Duration OLD = Duration.ofSeconds(3);
    private static final long BETWEEN_MILLIS = 110; // below the ceiling of orders in a minute

    @TempDir
    private Path folder;

    private int bets;
    private int answered;

    @Test
    void nothingIsApprovedWhilePostgresIsStopped(EmbeddedKafkaBroker broker) throws Exception {
        String brokers = broker.getBrokersAsString();
        Map<String, String> settings = Map.of(
                "equilibrium.risk.limits.orders-per-minute",
                "600",
                "equilibrium.risk.limits.signal-age",
                OLD.toSeconds() + "s");
        try (Wire wire = new Wire(brokers, List.of(Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS))) {
            DatabaseServer first = DatabaseServer.embedded(folder.resolve("data"), 0);
            try (RunningService service = RunningService.start(brokers, first, folder, settings)) {
                wire.until("readiness", () -> service.notReadyBecause().isEmpty());
                for (String topic : List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS)) {
                    wire.send(topic, new Message.RunStarted(RUN, 0, BTC, 1));
                }
                load(wire, Duration.ofSeconds(2));
                wire.until("decisions", () -> decided(wire) == bets);
                service.post("/admin/breaker/trip", "{\"tier\":\"REDUCED\",\"reason\":\"rough day\"}");
                first.close();
                int before = decided(wire);
                load(wire, AWAY);
                assertThat(decided(wire)).isEqualTo(before);
                assertThat(service.readiness()).isEqualTo(503);
                int lost = bets;
                try (DatabaseServer again = DatabaseServer.embedded(folder.resolve("data"), first.port())) {
                    wire.until("readiness", () -> service.notReadyBecause().isEmpty());
                    load(wire, Duration.ofSeconds(2));
                    wire.until("decisions", () -> decided(wire) == bets);
                    assertThat(service.get("/admin/breaker").path("tier").asString())
                            .isEqualTo("REDUCED");
                    decidedOnce(wire, before, lost);
                    assertThat(again.port()).isEqualTo(first.port());
                }
            }
        }
    }

    /** Every bet once; those of the time without Postgres not as entries, but for the newest, which were fresh again. */
    private void decidedOnce(Wire wire, int before, int lost) {
        Set<Long> approved = new HashSet<>();
        Set<Long> denied = new HashSet<>();
        Set<Long> stale = new HashSet<>();
        for (Message message : wire.of(Topics.APPROVED_ORDERS)) {
            if (message instanceof Message.Approved one) {
                assertThat(approved.add(one.order().stepSequence())).isTrue();
            }
        }
        for (Message message : wire.of(Topics.DENIED_ORDERS)) {
            if (message instanceof Message.Denied one) {
                assertThat(denied.add(one.denial().stepSequence())).isTrue();
                if (one.denial().reason() == DenialReason.STALE_SIGNAL) {
                    stale.add(one.denial().stepSequence());
                }
            }
        }
        assertThat(approved.size() + denied.size()).isEqualTo(bets);
        assertThat(approved).doesNotContainAnyElementsOf(denied);
        long fresh = OLD.toMillis() / BETWEEN_MILLIS + 1;
        for (long sequence = before + 1L; sequence <= lost - fresh; sequence++) {
            assertThat(stale).contains(sequence);
        }
        assertThat(stale).allMatch(sequence -> sequence > before);
        System.out.println(bets + " bets: " + approved.size() + " approved, " + stale.size()
                + " stale, Postgres away for " + AWAY);
    }

    private static int decided(Wire wire) {
        return Math.toIntExact(wire.of(Topics.APPROVED_ORDERS).stream()
                        .filter(Message.Approved.class::isInstance)
                        .count()
                + wire.of(Topics.DENIED_ORDERS).stream()
                        .filter(Message.Denied.class::isInstance)
                        .count());
    }

    /** A mark, a step and a bet at a time; every order that was approved expires, so that the next has room. */
    private void load(Wire wire, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            bet(wire, ++bets);
            wire.flush();
            Thread.sleep(BETWEEN_MILLIS);
            wire.read();
            List<Message> approved = wire.of(Topics.APPROVED_ORDERS).stream()
                    .filter(Message.Approved.class::isInstance)
                    .toList();
            for (Message message : approved.subList(answered, approved.size())) {
                Message.Approved one = (Message.Approved) message;
                wire.send(
                        Topics.FILLS,
                        new Message.Answered(
                                RUN,
                                one.place(),
                                new OrderEvent.Expired(
                                        one.order().orderId(),
                                        BTC,
                                        Leg.ENTRY,
                                        OrderEvent.ExpiryReason.BEYOND_LIMIT,
                                        nowMicros())));
            }
            answered = approved.size();
        }
    }

    private static long nowMicros() {
        return System.currentTimeMillis() * 1_000;
    }

    private static void bet(Wire wire, long sequence) {
        long priceE8 = 40_000 * E8.ONE;
        Step step = new Step(
                BTC,
                sequence,
                0,
                Direction.UP,
                priceE8 - 100 * E8.ONE,
                priceE8,
                priceE8,
                100 * E8.ONE,
                priceE8,
                sequence,
                nowMicros(),
                0,
                200 * E8.ONE,
                0.5);
        Bet bet = new Bet(BTC, sequence, 1, Behaviour.CONTINUATION, 0.5, step);
        wire.send(Topics.MARKS, new Message.Marked(RUN, sequence, new Mark(BTC, priceE8, nowMicros())));
        wire.send(Topics.STEPS, new Message.Stepped(RUN, sequence, new StepMade(step, null, 1, 1, null)));
        wire.send(Topics.SIGNALS, new Message.Signalled(RUN, sequence, new SignalEvent.BetOpened(bet, 13, null, true)));
    }
}
