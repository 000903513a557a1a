package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import tools.jackson.databind.JsonNode;

/** A person trips and resets the breaker of a running service, which is then started on states that it must refuse. */
@EmbeddedKafka(
        partitions = 2,
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
class BreakerLifeTest {
    private static final RunId RUN = new RunId(0xabc0001);
    private static final String BTC = "BTCUSDT";
    private static final String ETH = "ETHUSDT";
    private static final List<String> OUTPUTS = List.of(
            Topics.APPROVED_ORDERS,
            Topics.DENIED_ORDERS,
            Topics.BREAKER_EVENTS,
            "steps-dlt",
            "signals-dlt",
            "fills-dlt",
            "commands-dlt");

    @TempDir
    private Path folder;

    /** When the last bet was made: the service goes by the clock. */
    private static long betMicros;

    @Test
    void isLedByPeopleAndFailsClosed(EmbeddedKafkaBroker broker) throws Exception {
        String brokers = broker.getBrokersAsString();
        try (DatabaseServer postgres = DatabaseServer.embedded();
                Wire wire = new Wire(brokers, OUTPUTS)) {
            try (RunningService service = RunningService.start(brokers, postgres, folder, Map.of())) {
                wire.until("readiness", () -> service.notReadyBecause().isEmpty());
                nothingToActOnYet(service);
                begins(wire);
                badRecordsAreSetAside(service, wire);
                killed(service, wire);
                ledBack(service, wire);
                limited(service, wire);
                paused(service, wire);
                commandsOverTheTopic(service, wire);
                transitionsAreStored(service, postgres);
            }
            refusesOtherSettings(brokers, postgres, wire);
            refusesDamagedState(brokers, postgres, wire);
        }
    }

    private static void nothingToActOnYet(RunningService service) throws Exception {
        JsonNode problem = service.post("/admin/breaker/trip", "{\"tier\":\"KILLED\",\"reason\":\"too early\"}");
        assertThat(problem.path("status").asInt()).isEqualTo(409);
        assertThat(problem.path("detail").asString()).contains("no run has an event yet");
        JsonNode paths = service.get("/v3/api-docs").path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/admin/breaker",
                        "/admin/breaker/transitions",
                        "/admin/breaker/trip",
                        "/admin/breaker/reset",
                        "/admin/breaker/reset/confirm",
                        "/admin/breakers",
                        "/admin/limits",
                        "/admin/limits/changes",
                        "/admin/equity",
                        "/admin/denials",
                        "/admin/dry-run",
                        "/admin/entries/pause",
                        "/admin/entries/resume",
                        "/admin/commands");
        JsonNode breaker = service.get("/admin/breaker");
        assertThat(breaker.path("tier").asString()).isEqualTo("NORMAL");
        assertThat(breaker.path("equityE8").asLong()).isEqualTo(10_000 * E8.ONE);
    }

    private static void begins(Wire wire) throws Exception {
        for (String symbol : List.of(BTC, ETH)) {
            for (String topic : List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS)) {
                wire.send(topic, new Message.RunStarted(RUN, 0, symbol, 2));
            }
        }
        bet(wire, 1);
        Message approved = wire.await(Topics.APPROVED_ORDERS, Message.Approved.class::isInstance);
        assertThat(((Message.Approved) approved).order().orderId()).isEqualTo("BTCUSDT-1");
        wire.awaitCount(Topics.APPROVED_ORDERS, 2, Message.RunStarted.class::isInstance);
    }

    private static void badRecordsAreSetAside(RunningService service, Wire wire) throws Exception {
        wire.send(Topics.STEPS, BTC, "no message".getBytes(StandardCharsets.UTF_8));
        wire.send(Topics.SIGNALS, new Message.Flatten(RUN, 1, BTC, "astray", 1, betMicros));
        wire.send(
                Topics.FILLS,
                new Message.Answered(
                        RUN,
                        1,
                        new OrderEvent.Filled(
                                "BTCUSDT-7", BTC, Leg.STOP, Side.SELL, 1, 1, 1, Liquidity.TAKER, betMicros)));
        wire.flush();
        wire.until(
                "a dead letter of each topic",
                () -> List.of("steps-dlt", "signals-dlt", "fills-dlt").stream()
                        .allMatch(topic -> wire.records(topic).size() == 1));
        byte[] cause = wire.records("fills-dlt")
                .getFirst()
                .headers()
                .lastHeader("cause")
                .value();
        assertThat(new String(cause, StandardCharsets.UTF_8)).contains("no order BTCUSDT-7 is out");
        assertThat(service.get("/admin/breaker").path("equityE8").asLong()).isEqualTo(10_000 * E8.ONE);
    }

    private static void killed(RunningService service, Wire wire) throws Exception {
        JsonNode command = service.post("/admin/breaker/trip", "{\"tier\":\"KILLED\",\"reason\":\"fat finger\"}");
        assertThat(command.path("done").asBoolean()).isTrue();
        assertThat(command.path("said").asString()).isEqualTo("the breaker is KILLED now");
        assertThat(command.path("role").asString()).isEqualTo("ADMIN");
        assertThat(command.path("run").asString()).isEqualTo(RUN.toString());
        JsonNode breaker = service.get("/admin/breaker");
        assertThat(breaker.path("tier").asString()).isEqualTo("KILLED");
        assertThat(Instant.parse(breaker.path("since").asString())).isEqualTo(Instant.ofEpochMilli(betMicros / 1_000));
        wire.await(
                Topics.BREAKER_EVENTS,
                message -> message instanceof Message.CommandAnswered answer
                        && answer.commandId().equals(command.path("id").asString()));
        Message.BreakerMoved moved =
                (Message.BreakerMoved) wire.await(Topics.BREAKER_EVENTS, Message.BreakerMoved.class::isInstance);
        assertThat(moved.moved().to()).isEqualTo(Tier.KILLED);
        assertThat(moved.moved().actor()).isEqualTo("admin-token");
        assertThat(moved.moved().cause()).isEqualTo("fat finger");
        wire.awaitCount(Topics.APPROVED_ORDERS, 2, Message.Flatten.class::isInstance);
        assertThat(wire.of(Topics.APPROVED_ORDERS))
                .contains(
                        new Message.Flatten(RUN, 1, BTC, "fat finger", 1, betMicros),
                        new Message.Flatten(RUN, 1, ETH, "fat finger", 1, betMicros));
        bet(wire, 2);
        Message denied = wire.await(Topics.DENIED_ORDERS, Message.Denied.class::isInstance);
        assertThat(((Message.Denied) denied).denial().reason()).isEqualTo(DenialReason.BREAKER_KILLED);
    }

    private static void ledBack(RunningService service, Wire wire) throws Exception {
        service.reset("looked into it");
        assertThat(service.get("/admin/breaker").path("tier").asString()).isEqualTo("NORMAL");
        bet(wire, 3);
        wire.await(
                Topics.APPROVED_ORDERS,
                message -> message instanceof Message.Approved approved
                        && approved.order().orderId().equals("BTCUSDT-3"));
    }

    /** Limits under their ceilings, what was denied, and what would be, of the committed account. */
    private static void limited(RunningService service, Wire wire) throws Exception {
        JsonNode loose =
                service.post("/admin/limits", "{\"name\":\"order-notional\",\"value\":\"60000\",\"reason\":\"greed\"}");
        assertThat(loose.path("status").asInt()).isEqualTo(409);
        assertThat(loose.path("detail").asString()).contains("at most 50000, whoever asks; was 60000");
        JsonNode tight =
                service.post("/admin/limits", "{\"name\":\"order-notional\",\"value\":\"1\",\"reason\":\"thin book\"}");
        assertThat(tight.path("said").asString()).isEqualTo("order-notional was 5000 and is 1 now");
        JsonNode change = service.get("/admin/limits/changes").path("changes").path(0);
        assertThat(change.path("before").asString() + change.path("value").asString())
                .isEqualTo("50001");
        assertThat(service.get("/admin/commands?size=2")
                        .path("commands")
                        .path(1)
                        .path("done")
                        .asBoolean())
                .isFalse();
        JsonNode dry = service.post(
                "/admin/dry-run",
                "{\"symbol\":\"BTCUSDT\",\"bet\":\"CONTINUATION\",\"way\":\"UP\",\"price\":\"42000\",\"stepSize\":\"200\"}");
        assertThat(dry.path("denial").path("reason").asString()).isEqualTo("ORDER_NOTIONAL");
        JsonNode denials = service.get("/admin/denials?reason=BREAKER_KILLED");
        assertThat(denials.path("total").asInt()).isEqualTo(1);
        assertThat(denials.path("denials").path(0).path("symbol").asString()).isEqualTo("BTCUSDT");
        JsonNode equity = service.get("/admin/equity");
        assertThat(equity.path("cashE8").asLong())
                .isEqualTo(equity.path("startE8").asLong()
                        + equity.path("realisedE8").asLong()
                        - equity.path("feesE8").asLong()
                        + equity.path("fundingE8").asLong());
        assertThat(service.get("/admin/breakers").path("breakers").size()).isGreaterThan(3);
        service.post("/admin/limits", "{\"name\":\"order-notional\",\"value\":\"5000\",\"reason\":\"as it was\"}");
        wire.await(Topics.BREAKER_EVENTS, Message.LimitChanged.class::isInstance);
    }

    private static void paused(RunningService service, Wire wire) throws Exception {
        String all = "{\"scope\":\"*\",\"reason\":\"news\"}";
        JsonNode first = service.post("/admin/entries/pause", all, "pause-1");
        assertThat(first.path("said").asString()).isEqualTo("entries of all symbols are paused now");
        assertThat(service.get("/admin/breaker").path("pausedEntries").path(0).asString())
                .isEqualTo("*");
        bet(wire, 4);
        wire.await(
                Topics.DENIED_ORDERS,
                message -> message instanceof Message.Denied denied
                        && denied.denial().reason() == DenialReason.ENTRIES_PAUSED);
        service.post("/admin/entries/resume", all);
        assertThat(service.post("/admin/entries/pause", all, "pause-1")).isEqualTo(first);
        assertThat(service.get("/admin/breaker").path("pausedEntries").size()).isZero();
        JsonNode unknown = service.post("/admin/entries/pause", "{\"scope\":\"XYZUSDT\",\"reason\":\"news\"}");
        assertThat(unknown.path("status").asInt()).isEqualTo(400);
        assertThat(unknown.path("errors").path(0).path("field").asString()).isEqualTo("scope");
    }

    /** Whoever can write there is held to the same rules, and what cannot be stored does not stop the service. */
    private static void commandsOverTheTopic(RunningService service, Wire wire) throws Exception {
        wire.send(Topics.COMMANDS, commanded("over-1", "VIEWER", "no such role"));
        wire.send(Topics.COMMANDS, commanded("over-2", "ADMIN", "not\0storable"));
        wire.send(Topics.COMMANDS, "account", "no message".getBytes(StandardCharsets.UTF_8));
        wire.send(Topics.COMMANDS, commanded("pause-1", "ADMIN", "again"));
        wire.send(Topics.COMMANDS, commanded("over-3", "ADMIN", "news"));
        wire.flush();
        Message last = wire.await(
                Topics.BREAKER_EVENTS,
                message -> message instanceof Message.CommandAnswered answer
                        && answer.commandId().equals("over-3"));
        assertThat(((Message.CommandAnswered) last).done()).isTrue();
        assertThat(wire.of(Topics.BREAKER_EVENTS))
                .anyMatch(message -> message instanceof Message.CommandAnswered answer
                        && answer.commandId().equals("over-1")
                        && answer.said().equals("the role VIEWER may not TRIP"));
        wire.until("the dead letter", () -> wire.records("commands-dlt").size() == 1);
        JsonNode log = service.get("/admin/commands?size=100");
        List<String> ids = new ArrayList<>();
        log.path("commands").forEach(command -> ids.add(command.path("id").asString()));
        assertThat(ids.subList(0, 3)).containsExactly("over-3", "over-2", "over-1");
        assertThat(ids).filteredOn("pause-1"::equals).hasSize(1);
        assertThat(log.path("total").asInt()).isEqualTo(ids.size());
        assertThat(log.path("commands").path(1).path("reason").asString()).isEqualTo("not?storable");
        JsonNode one = service.get("/admin/commands?id=over-1").path("commands");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.path(0).path("done").asBoolean()).isFalse();
        service.reset("looked into it");
    }

    private static Message commanded(String id, String role, String reason) {
        return new Message.Commanded(
                RunId.NONE,
                0,
                new Command(id, Command.Action.TRIP, Command.ACCOUNT, Tier.REDUCED, "eve", role, reason, 0));
    }

    private static void transitionsAreStored(RunningService service, DatabaseServer postgres) throws Exception {
        JsonNode page = service.get("/admin/breaker/transitions?size=1");
        assertThat(page.path("total").asInt()).isEqualTo(4);
        assertThat(page.path("transitions").size()).isEqualTo(1);
        assertThat(page.path("transitions").path(0).path("to").asString()).isEqualTo("NORMAL");
        assertThat(page.path("transitions").path(0).path("cause").asString()).isEqualTo("looked into it");
        try (Connection connection = DriverManager.getConnection(postgres.url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select from_tier, to_tier, actor, cause, equity_e8 from breaker_transitions order by id")) {
            rows.next();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)))
                    .containsExactly("NORMAL", "KILLED", "admin-token", "fat finger");
            assertThat(rows.getLong(5)).isEqualTo(10_000 * E8.ONE);
        }
        try (Connection connection = DriverManager.getConnection(postgres.url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select one ->> 'scope' from account_states,"
                        + " jsonb_array_elements(breakers) one where one ->> 'tier' = 'NORMAL' order by 1")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("account");
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(postgres, "delete from breaker_transitions"))
                .withMessageContaining("only added to");
        for (String change : List.of("update command_log set done = true", "truncate command_log")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(postgres, change))
                    .withMessageContaining("only added to");
        }
    }

    private void refusesOtherSettings(String brokers, DatabaseServer postgres, Wire wire) throws Exception {
        Map<String, String> other = Map.of("equilibrium.risk.sizing", "fixed:999");
        try (RunningService service = RunningService.start(brokers, postgres, folder, other)) {
            wire.until(
                    "the refusal",
                    () -> service.notReadyBecause().orElse("").contains("was made with other settings or instruments"));
            assertThat(service.readiness()).isEqualTo(503);
        }
    }

    private void refusesDamagedState(String brokers, DatabaseServer postgres, Wire wire) throws Exception {
        execute(postgres, "update account_states set state = substring(state for length(state) - 9)");
        try (RunningService service = RunningService.start(brokers, postgres, folder, Map.of())) {
            wire.until(
                    "the refusal",
                    () -> service.notReadyBecause()
                            .orElse("")
                            .contains("the stored account cannot be read, so nothing is approved"));
            assertThat(service.readiness()).isEqualTo(503);
            bet(wire, 5);
            // It is written, and will be taken when somebody can.
            JsonNode accepted =
                    service.post("/admin/breaker/trip", "{\"tier\":\"KILLED\",\"reason\":\"away\"}", "late");
            assertThat(accepted.path("id").asString()).isEqualTo("late");
            assertThat(accepted.has("done")).isFalse();
        }
        assertThat(wire.of(Topics.APPROVED_ORDERS).stream().filter(Message.Approved.class::isInstance))
                .hasSize(2);
    }

    private static void execute(DatabaseServer postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void bet(Wire wire, long sequence) throws Exception {
        betMicros = System.currentTimeMillis() * 1_000;
        Step step = new Step(
                BTC,
                sequence,
                0,
                Direction.UP,
                40_000 * E8.ONE,
                40_100 * E8.ONE,
                40_100 * E8.ONE,
                100 * E8.ONE,
                40_100 * E8.ONE,
                sequence,
                betMicros,
                0,
                200 * E8.ONE,
                0.5);
        Bet bet = new Bet(BTC, sequence, 1, Behaviour.CONTINUATION, 0.5, step);
        wire.send(Topics.STEPS, new Message.Stepped(RUN, sequence, new StepMade(step, null, 1, 1, null)));
        wire.send(Topics.SIGNALS, new Message.Signalled(RUN, sequence, new SignalEvent.BetOpened(bet, 13, null, true)));
        wire.flush();
    }
}
