package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

/** A replay of the golden market through the topics and the service, against the same market in one process. */
@EmbeddedKafka(
        partitions = 3,
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
class RoadTest {
    private static final RunId RUN = new RunId(0xabc0001);
    private static final List<String> OUTPUTS =
            List.of(Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS, Topics.BREAKER_EVENTS);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Such that the limit of a symbol and every tier of the breaker are reached. */
    private static final Map<String, String> NARROW = new HashMap<>(Map.of(
            "equilibrium.risk.sizing", "at-risk:1%",
            "equilibrium.risk.limits.loss-per-bet", "1000",
            "equilibrium.risk.limits.drawdown-reduced", "2%",
            "equilibrium.risk.limits.drawdown-halted", "4%",
            "equilibrium.risk.limits.drawdown-killed", "10%",
            "equilibrium.risk.breaker.cool-down", "6h",
            "equilibrium.risk.breaker.trial", "12h",
            "equilibrium.risk.await-fills", "true"));

    static {
        NARROW.put("equilibrium.risk.limits.order-notional", "25000");
        NARROW.put("equilibrium.risk.limits.symbol-notional", "25000");
        NARROW.put("equilibrium.risk.limits.account-notional", "40000");
        NARROW.put("equilibrium.risk.limits.correlated-notional", "40000");
        NARROW.put("equilibrium.engine.poll-records", "200");
        NARROW.put("equilibrium.risk.most-waiting", "100");
    }

    @TempDir
    private Path folder;

    DatabaseServer database() {
        return DatabaseServer.embedded();
    }

    @Test
    void decidesAsThePipelineDoesHoweverOftenItStartsAnew(EmbeddedKafkaBroker broker) throws Exception {
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, 5_000, 800);
        String brokers = broker.getBrokersAsString();
        try (DatabaseServer postgres = database();
                Wire wire = new Wire(brokers, OUTPUTS)) {
            Road road = new Road(tape, wire);
            try (RunningService first = RunningService.start(brokers, postgres, folder, NARROW)) {
                road.goOn(() -> road.hasHeard(300));
                assertThat(first.notReadyBecause()).isEmpty();
            }
            try (RunningService second = RunningService.start(brokers, postgres, folder, NARROW)) {
                CompletableFuture<RunningService> starting =
                        CompletableFuture.supplyAsync(() -> RunningService.start(brokers, postgres, folder, NARROW));
                road.goOn(starting::isDone);
                try (RunningService third = starting.get()) {
                    road.goOn(road::isOver);
                    assertThat(second.notReadyBecause()).isPresent();
                    assertThat(third.prometheus()).contains("orders_approved_total", "breaker_tier 4.0");
                }
            }
            sameAsPipeline(tape, wire);
        }
    }

    private static void sameAsPipeline(Tape tape, Wire wire) {
        RiskSettings risk = new Binder(new MapConfigurationPropertySource(NARROW))
                .bind("equilibrium.risk", RiskProperties.class)
                .get()
                .settings();
        List<Replays.Decision> expected = Replays.pipeline(tape, risk);
        assertThat(Replays.tiers(expected)).hasSize(5);
        for (Class<? extends RiskEvent> kind : List.of(
                RiskEvent.Approved.class,
                RiskEvent.Denied.class,
                RiskEvent.BreakerMoved.class,
                RiskEvent.FlattenOrdered.class)) {
            assertThat(said(wire, kind)).isEqualTo(of(kind, expected)).isNotEmpty();
        }
        List<Message> breaker = wire.of(Topics.BREAKER_EVENTS);
        assertThat(breaker.getFirst()).isEqualTo(new Message.RunStarted(RUN, 0, "*", tape.symbols()));
        assertThat(breaker.getLast()).isInstanceOf(Message.RunEnded.class);
        for (String symbol : Replays.SYMBOLS) {
            assertThat(wire.of(Topics.DENIED_ORDERS).stream()
                            .filter(message -> message.key().equals(symbol)))
                    .startsWith(new Message.RunStarted(RUN, Replays.SYMBOLS.indexOf(symbol), symbol, tape.symbols()))
                    .filteredOn(Message.RunEnded.class::isInstance)
                    .hasSize(1);
        }
    }

    private static List<Replays.Decision> of(Class<? extends RiskEvent> kind, List<Replays.Decision> decisions) {
        return decisions.stream().filter(one -> kind.isInstance(one.event())).toList();
    }

    // No two symbols have the same place, and each is in one partition.
    private static List<Replays.Decision> said(Wire wire, Class<? extends RiskEvent> kind) {
        List<Message> all = OUTPUTS.stream()
                .flatMap(topic -> wire.of(topic).stream())
                .sorted(Comparator.comparingLong(Message::place))
                .toList();
        return of(kind, Replays.decisions(all));
    }

    /** Everybody but risk: what they say is on the broker when they are asked again. */
    private static final class Road {
        private final Wire wire;
        private final Logs partitions = new Logs(3);
        private final Random random = new Random(11);
        private final Writers writers;
        private final StandInVenue venue;
        private final int[] seen = new int[partitions.partitions()];
        private int told;
        private int said;
        private boolean over;

        Road(Tape tape, Wire wire) {
            this.wire = wire;
            writers = new Writers(tape, partitions, wire::send);
            venue = new StandInVenue(tape, message -> wire.send(Topics.FILLS, message));
        }

        boolean hasHeard(int decisions) {
            return told >= decisions;
        }

        boolean isOver() {
            return over;
        }

        void goOn(BooleanSupplier until) throws Exception {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!until.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    fail("waited in vain after " + told + " decisions");
                }
                writers.write(random.nextInt(100));
                for (int partition = 0; partition < seen.length; partition++) {
                    writers.signal(partition, random.nextInt(200));
                    ticks(partition);
                }
                wire.flush();
                wire.read();
                hear();
                venue.settle(seen.length);
            }
        }

        private void hear() {
            var orders = wire.records(Topics.APPROVED_ORDERS);
            orders.subList(told, orders.size()).forEach(record -> venue.decided(Messages.decode(record.value())));
            told = orders.size();
            var breaker = wire.records(Topics.BREAKER_EVENTS);
            breaker.subList(said, breaker.size())
                    .forEach(record -> over |= Messages.decode(record.value()) instanceof Message.RunEnded);
            said = breaker.size();
        }

        private void ticks(int partition) {
            List<TapeEvent> events = writers.ticks().get(partition);
            venue.ticks(partition, events.subList(seen[partition], events.size()), writers.reached() - 1);
            seen[partition] = events.size();
        }
    }
}
