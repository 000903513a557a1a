package io.equilibrium.execution;

import static io.equilibrium.execution.Until.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.Limit;
import io.equilibrium.servicekit.DeadLetter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes out on fills is what the pipeline says in one process, once each, whatever happens to the service. */
class FillsTest {
    private static final RunId RUN = RunId.parse("9f86d081884c0001");
    private static final RunId NEXT = RunId.parse("9f86d081884c0002");
    private static final TradingSettings SETTINGS = Markets.settings();
    private static final Script SCRIPT = Script.of(RUN, Markets.ticks(1, 150), SETTINGS, 7, 60);

    /** Which of the two topics is ahead. */
    enum Ahead {
        TICKS,
        DECISIONS,
        NOW_ONE_NOW_THE_OTHER
    }

    @TempDir
    static Path folder;

    private Machines machines;
    private String database;

    @BeforeEach
    void start() {
        machines = new Machines(folder, server());
        database = machines.database();
    }

    DatabaseServer server() {
        return DatabaseServer.embedded();
    }

    @AfterEach
    void stop() {
        machines.close();
    }

    @Test
    void areThePipelinesWhicheverTopicIsAhead() {
        Map<String, List<Message>> expected = new HashMap<>();
        int answers = 0;
        try (Service service = new Service(machines, database)) {
            for (Ahead ahead : Ahead.values()) {
                RunId run = new RunId(RUN.value() + answers);
                Script script = Script.of(run, Markets.ticks(1, 150), SETTINGS, 7, 60);
                feed(script, ahead, service);
                script.fills()
                        .forEach((symbol, said) -> expected.computeIfAbsent(symbol, unseen -> new ArrayList<>())
                                .addAll(said));
                answers += script.answers();
                assertThat(machines.fills(answers)).isEqualTo(expected);
            }
            until("no tick waits", () -> service.gauge("ticks.waiting") == 0);
            assertThat(service.exits()).isEmpty();
            assertThat(count(service, "inbox"))
                    .isEqualTo(3L * SCRIPT.decisions().size());
            assertThat(count(service, "orders"))
                    .isEqualTo(SCRIPT.decisions().stream()
                            .filter(Message.Approved.class::isInstance)
                            .count());
        }
    }

    private void feed(Script script, Ahead ahead, Service service) {
        switch (ahead) {
            case TICKS -> {
                machines.tape(script);
                until("room is full", () -> service.gauge("ticks.waiting") >= 300);
                machines.decisions(script.decisions());
            }
            case DECISIONS -> {
                machines.decisions(script.decisions());
                machines.tape(script);
            }
            case NOW_ONE_NOW_THE_OTHER -> alternately(script);
        }
    }

    // The slower topic follows behind, so that every wait and every pause happens.
    private void alternately(Script script) {
        Random random = new Random(3);
        int tick = 0;
        int decision = 0;
        while (tick < script.tape().size() || decision < script.decisions().size()) {
            int wanted = Math.min(tick + random.nextInt(2_000), script.tape().size());
            if (wanted > tick) {
                machines.tape(script, tick, wanted);
                tick = wanted;
            }
            int until =
                    Math.min(decision + random.nextInt(150), script.decisions().size());
            machines.decisions(script.decisions().subList(decision, until));
            decision = until;
        }
    }

    @Test
    void areSaidOnceWhereverTheServiceIsKilled() {
        machines.tape(SCRIPT);
        machines.decisions(SCRIPT.decisions());
        List<KillPoint.Plan> plans = List.of(
                new KillPoint.Plan(KillPoint.AFTER_SAVING, 10),
                new KillPoint.Plan(KillPoint.AFTER_HANDLING, 25),
                new KillPoint.Plan(KillPoint.BEFORE_SAVING, 15),
                new KillPoint.Plan(KillPoint.BEFORE_HANDLING, 30));
        for (KillPoint.Plan plan : plans) {
            try (Service killed = new Service(machines, database, Map.of(), plan)) {
                until("the kill", () -> !killed.exits().isEmpty());
            }
        }
        try (Service restarted = new Service(machines, database)) {
            assertThat(machines.fills(SCRIPT.answers())).isEqualTo(SCRIPT.fills());
            until("an empty outbox", () -> count(restarted, "outbox") == 0);
            assertThat(count(restarted, "inbox")).isEqualTo(SCRIPT.decisions().size());
            assertThat(restarted.exits()).isEmpty();
        }
    }

    @Test
    void goOnAfterBrokenRecordsWhichAreDeadOnce() {
        int half = SCRIPT.tape().size() / 2;
        machines.tape(SCRIPT, 0, half);
        machines.send(Topics.TICKS, Markets.BARS, "no tick".getBytes(UTF_8));
        machines.decisions(SCRIPT.decisions().subList(0, 50));
        machines.send(Topics.APPROVED_ORDERS, Markets.PRINTS, "{\"type\":\"approved\"}".getBytes(UTF_8));
        Message stray = new Message.Answered(RUN, 1, new OrderEvent.Accepted("a", Markets.PRINTS, Leg.ENTRY, 1));
        machines.send(Topics.APPROVED_ORDERS, Markets.PRINTS, Messages.encode(stray));
        machines.tape(SCRIPT, half, SCRIPT.tape().size());
        try (Service killed =
                new Service(machines, database, Map.of(), new KillPoint.Plan(KillPoint.AFTER_SAVING, 12))) {
            machines.committed(Topics.deadLetters(Topics.APPROVED_ORDERS), 2);
            machines.decisions(SCRIPT.decisions().subList(50, SCRIPT.decisions().size()));
            until("the kill", () -> !killed.exits().isEmpty());
        }
        try (Service restarted = new Service(machines, database)) {
            assertThat(machines.fills(SCRIPT.answers())).isEqualTo(SCRIPT.fills());
            assertThat(machines.committed(Topics.deadLetters(Topics.TICKS), 1)).hasSize(1);
            assertThat(machines.committed(Topics.deadLetters(Topics.APPROVED_ORDERS), 2))
                    .hasSize(2)
                    .allSatisfy(dead -> assertThat(
                                    dead.headers().lastHeader(DeadLetter.CAUSE).value())
                            .asString(UTF_8)
                            .startsWith("UnreadableMessageException"));
            assertThat(restarted.exits()).isEmpty();
        }
    }

    @Test
    void aRunGoesOnOnlyWithTheSettingsThatItBeganWith() {
        machines.tape(SCRIPT);
        machines.decisions(SCRIPT.decisions());
        try (Service service = new Service(machines, database)) {
            machines.fills(SCRIPT.answers());
            until("the end is stored", () -> count(service, "outbox") == 0);
        }
        Script next = Script.of(NEXT, Markets.ticks(2, 100), SETTINGS, 7, 60);
        machines.tape(next);
        machines.decisions(next.decisions().subList(0, next.decisions().size() / 2));
        Map<String, Object> slower = Map.of("equilibrium.paper.latency", "70ms");
        try (Service service = new Service(machines, database, slower, KillPoint.Plan.NEVER)) {
            until("the next run's orders alone", () -> runs(service).equals(List.of(NEXT.toString())));
        }
        try (Service service = new Service(machines, database)) {
            until("a refusal", () -> service.notReady().contains("run " + NEXT + " is going on with latency 70ms"));
        }
    }

    @Test
    void aVenueOfAnotherLayoutIsRefused() {
        machines.tape(SCRIPT, 0, 1_000);
        machines.decisions(SCRIPT.decisions().subList(0, 10));
        try (Service service = new Service(machines, database)) {
            until("a stored venue", () -> count(service, "venue_states") == 1);
        }
        machines.update(database, "update venue_states set layout = 1");
        try (Service service = new Service(machines, database)) {
            until(
                    "a refusal",
                    () -> service.notReady().contains("the stored paper venue has layout 1, this build reads layout "));
            assertThat(service.exits()).hasSize(1);
        }
    }

    @Test
    void ordersAndPositionsAreReadByThoseWithTheToken() throws Exception {
        machines.tape(SCRIPT);
        machines.decisions(SCRIPT.decisions());
        try (Service service = new Service(machines, database)) {
            machines.fills(SCRIPT.answers());
            assertThat(get(service, "/admin/orders", "another").statusCode()).isEqualTo(401);
            JsonNode all = json(get(service, "/admin/orders?size=10", Machines.TOKEN));
            assertThat(all.get("total").asLong()).isEqualTo(count(service, "orders"));
            assertThat(all.get("orders")).hasSize(10);
            JsonNode some = json(
                    get(service, "/admin/orders?symbol=PRINTUSDT&state=EXPIRED&state=CLOSED&size=500", Machines.TOKEN));
            assertThat(some.get("orders")).isNotEmpty().allSatisfy(order -> {
                assertThat(order.get("symbol").asString()).isEqualTo("PRINTUSDT");
                assertThat(order.get("status").asString()).isIn("EXPIRED", "CLOSED");
            });
            JsonNode closed = json(get(service, "/admin/orders?state=CLOSED&size=1", Machines.TOKEN))
                    .get("orders")
                    .get(0);
            assertThat(closed.get("legs").get("ENTRY").asString()).isEqualTo("FILLED");
            assertThat(Instant.parse(closed.get("validUntil").asString()))
                    .isEqualTo(Instant.parse(closed.get("decidedAt").asString())
                            .plus(SETTINGS.risk().limit(Limit.SIGNAL_AGE), ChronoUnit.MICROS));
            assertThat(closed.get("breakerEpoch").asLong()).isZero();
            assertThat(closed.get("entryPrice").asString()).matches("\\d+(\\.\\d+)?");
            JsonNode positions = json(get(service, "/admin/positions", Machines.TOKEN));
            assertThat(positions.size())
                    .isEqualTo(json(get(service, "/admin/orders?state=OPEN", Machines.TOKEN))
                            .get("total")
                            .asInt());
            HttpResponse<String> wrong = get(service, "/admin/orders?size=501", Machines.TOKEN);
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(get(service, "/admin/orders?state=LOST", Machines.TOKEN).statusCode())
                    .isEqualTo(400);
            assertThat(get(service, "/v3/api-docs", "another").body()).contains("/admin/positions");
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpResponse<String> get(Service service, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
        if (!path.startsWith("/v3")) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static long count(Service service, String table) {
        return service.jdbc()
                .queryForList("select count(*) from " + table, Long.class)
                .getFirst();
    }

    private static List<String> runs(Service service) {
        return service.jdbc().queryForList("select distinct run from orders", String.class);
    }
}
