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
import io.equilibrium.risk.account.Ledger;
import io.equilibrium.risk.jpa.AccountState;
import io.equilibrium.risk.jpa.AccountStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import tools.jackson.databind.json.JsonMapper;

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
    private static final int BARS = 800;
    private static final boolean LONG = Boolean.getBoolean("equilibrium.long");
    private static final int HAND_OVERS = LONG ? 3 : 1;

    /** The others only with -Dequilibrium.long=true: a start takes as long as all that is decided. */
    private static final Set<RiskProcess.Boundary> BOUNDARIES = LONG
            ? EnumSet.allOf(RiskProcess.Boundary.class)
            : EnumSet.of(
                    RiskProcess.Boundary.STATE_WRITTEN,
                    RiskProcess.Boundary.COMMITTED_NOT_HANDED_ON,
                    RiskProcess.Boundary.PUBLISHING);

    private static final int SLOWLY = 6;
    private static final int QUICKLY = 100;

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

    /** With SIGKILL at every boundary of its transactions, then forced hand-overs while everybody goes on. */
    @Test
    void decidesAsThePipelineDoesWhereverItIsKilledAndWhoeverTakesOver(EmbeddedKafkaBroker broker) throws Exception {
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, 5_000, BARS);
        String brokers = broker.getBrokersAsString();
        Random times = new Random(20_261_129);
        try (DatabaseServer postgres = database();
                Wire wire = new Wire(brokers, OUTPUTS)) {
            Road road = new Road(tape, wire);
            for (RiskProcess.Boundary boundary : BOUNDARIES) {
                int nth = boundary == RiskProcess.Boundary.RESTORED_NOT_COMMITTED ? 1 : 2 + times.nextInt(20);
                try (var killed = RiskProcess.killedAt(boundary, nth, brokers, postgres, named("first"))) {
                    road.goOn(SLOWLY, () -> !killed.isAlive());
                    killed.assertKilled();
                    System.out.println("killed at " + boundary + " for the " + nth + ". time, " + road.told + " told");
                }
                assertThat(road.isOver()).isFalse();
            }
            handedOver(road, brokers, postgres);
            sameAsPipeline(tape, wire);
            asIfUndisturbed(tape, postgres, wire);
        }
    }

    private void handedOver(Road road, String brokers, DatabaseServer postgres) throws Exception {
        RiskProcess active = RiskProcess.start(brokers, postgres, named("first"));
        for (int round = 1; round <= HAND_OVERS; round++) {
            try (RiskProcess stopped = active) {
                road.goOn(SLOWLY, () -> stopped.hasSaid("engine was taken"));
                active = RiskProcess.start(brokers, postgres, named("standby" + round));
                RiskProcess next = active;
                road.goOn(SLOWLY, () -> next.hasSaid("engine is held by another"));
                stopped.signal("STOP");
                road.goOn(SLOWLY, () -> next.hasSaid("engine was taken"));
                stopped.signal("CONT");
                stopped.assertEnded("another process has taken the engine over");
                assertThat(road.isOver()).isFalse();
            }
        }
        active.signal("TERM");
        active.close();
        try (RunningService last = RunningService.start(brokers, postgres, folder, named("last"))) {
            road.goOn(QUICKLY, road::isOver);
            assertThat(last.prometheus()).contains("orders_approved_total", "breaker_tier 4.0");
        }
    }

    private static Map<String, String> named(String instance) {
        Map<String, String> settings = new HashMap<>(NARROW);
        settings.put("equilibrium.instance", instance);
        settings.put("equilibrium.engine.lease", "2s");
        return settings;
    }

    /** The account's row and its tables stand as in a run that nobody disturbed. */
    private static void asIfUndisturbed(Tape tape, DatabaseServer postgres, Wire wire) throws Exception {
        World world = new World(tape, new World.Plan(settings(), 3, 100, 0), 1);
        world.run();
        AccountState undisturbed = world.stored().rows.get(AccountStore.ACCOUNT);
        try (Connection connection = DriverManager.getConnection(postgres.url("postgres"));
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select * from account_states")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("tier")).isEqualTo(undisturbed.tier().name());
                assertThat(row.getLong("equity_e8")).isEqualTo(undisturbed.equityE8());
                assertThat(row.getLong("peak_e8")).isEqualTo(undisturbed.peakE8());
                assertThat(new Ledger(
                                row.getLong("start_e8"),
                                row.getLong("realised_e8"),
                                row.getLong("fees_e8"),
                                row.getLong("funding_e8"),
                                row.getLong("cash_e8")))
                        .isEqualTo(undisturbed.ledger());
                JsonMapper json = JsonMapper.shared();
                assertThat(json.readTree(row.getString("breakers"))).isEqualTo(json.readTree(undisturbed.breakers()));
                assertThat(json.readTree(row.getString("positions"))).isEqualTo(json.readTree(undisturbed.positions()));
            }
            long denied = wire.of(Topics.DENIED_ORDERS).stream()
                    .filter(Message.Denied.class::isInstance)
                    .count();
            try (ResultSet row = statement.executeQuery("select count(*), count(distinct order_id) from denials")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(1)).isEqualTo(denied);
                assertThat(row.getLong(2)).isEqualTo(denied);
            }
        }
    }

    private static RiskSettings settings() {
        return new Binder(new MapConfigurationPropertySource(NARROW))
                .bind("equilibrium.risk", RiskProperties.class)
                .get()
                .settings();
    }

    private static void sameAsPipeline(Tape tape, Wire wire) {
        List<Replays.Decision> expected = Replays.pipeline(tape, settings());
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

        boolean isOver() {
            return over;
        }

        /** At most so many ticks at a time, so that something is left to do for whoever is waited for. */
        void goOn(int most, BooleanSupplier until) throws Exception {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!until.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    fail("waited in vain after " + told + " decisions");
                }
                writers.write(random.nextInt(most));
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
