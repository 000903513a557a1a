package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.StrategyBook;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignalServiceTest {
    private static final int TICKS = 20_000;
    private static final int MOST_ASKED = 10;
    private static final EmbeddedKafkaBroker KAFKA = TestKafka.broker();

    private static final String TOKEN = "a-token-for-this-test-only";

    /** The study's strategy, and one symbol that is governed and gated. */
    private static final StrategyBook BOOK = StrategyBook.of(StrategySettings.DEFAULT, Map.of())
            .with("ETHUSDT:governor=bayesian,level=0.3,side=with,gate=enforce");

    private static final StrategySettings GOVERNED = BOOK.settingsOf("ETHUSDT").forTick(1_000_000);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void startKafka() {
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.destroy();
    }

    @Test
    void waitsForItsTopicsAndGivesEverythingOnceThoughItIsKilledAndMisconfiguredInTheMiddle() throws Exception {
        GoldenTicks golden = GoldenTicks.of(7, "BTCUSDT").first(TICKS).as(0, 2);
        GoldenTicks second = GoldenTicks.of(7, "ETHUSDT").first(TICKS).as(1, 2);
        List<TapeEvent> tape = GoldenTicks.tape(golden, second);
        int half = tape.size() / 2;
        try (Broker broker = new Broker(KAFKA.getBrokersAsString())) {
            try (ServiceProcess service = start()) {
                service.awaitReadiness(503);
                broker.createTopics(2);
                service.awaitReadiness(200);
                broker.send(tape.subList(0, half));
                broker.send("BTCUSDT", "no tick".getBytes(StandardCharsets.UTF_8));
                broker.flush();
                awaitProgressOfBoth(broker);
                deed(service, "BTCUSDT/pause", "{\"reason\":\"news\"}", "b-1");
                JsonNode changed = deed(service, "ETHUSDT/change", CHANGE, "e-1");
                assertThat(changed.get("actor").stringValue()).isEqualTo("admin-token");
                assertThat(changed.get("said").stringValue()).contains("its evidence begins at 1");
                service.kill();
            }
            try (ServiceProcess changed = start(Map.of("EQUILIBRIUM_STRATEGY_LENGTH", "5"))) {
                broker.send(tape.subList(half, half + 2));
                broker.flush();
                assertThat(changed.awaitExit()).isEqualTo(1);
                assertThat(Files.readString(folder.resolve("service.log")))
                        .containsPattern("state of (BTC|ETH)USDT in run 0000000000000007 was made with");
            }
            try (ServiceProcess service = start()) {
                service.awaitReadiness(200);
                assertRefused(service);
                JsonNode again = deed(service, "ETHUSDT/change", CHANGE, "e-1");
                broker.send(tape.subList(half + 2, half + 4_000));
                broker.flush();
                deed(service, "BTCUSDT/resume", "{\"reason\":\"calm\"}", "b-2");
                broker.send(tape.subList(half + 4_000, tape.size()));
                broker.flush();
                List<Message.StrategyAnswered> answers = broker.readAnswers(3);
                assertThat(answers)
                        .extracting(answer -> answer.command().id())
                        .containsExactlyInAnyOrder("b-1", "e-1", "b-2");
                assertThat(answers)
                        .filteredOn(answer -> answer.command().id().equals("e-1"))
                        .allMatch(answer -> answer.place() == again.get("place").longValue());
                assertThat(broker.readUntilEnded(Topics.STEPS, 2))
                        .containsExactlyInAnyOrderElementsOf(all(
                                golden.steps(settings(10_000_000), StrategyCommandsTest.deeds("BTCUSDT", answers)),
                                second.steps(GOVERNED, StrategyCommandsTest.deeds("ETHUSDT", answers))));
                List<Message> signals = broker.readUntilEnded(Topics.SIGNALS, 2);
                assertThat(signals)
                        .containsExactlyInAnyOrderElementsOf(all(
                                golden.signals(settings(10_000_000), StrategyCommandsTest.deeds("BTCUSDT", answers)),
                                second.signals(GOVERNED, StrategyCommandsTest.deeds("ETHUSDT", answers))))
                        .isNotEqualTo(all(golden.signals(settings(10_000_000)), second.signals(GOVERNED)));
                broker.consume("ticks-dlt", dead -> new String(dead.value(), StandardCharsets.UTF_8).equals("no tick"));
                assertThat(broker.transactions()).containsExactly("signal-service-signal-service-0-1");
                assertThat(service.get("/actuator/prometheus").body())
                        .contains(
                                "ticks_read_total{",
                                "governor_tilt{",
                                "strategies_paused{",
                                "gate_evidence{",
                                "window_z{");
                assertShown(service);
            }
        }
    }

    private static ServiceProcess start() throws Exception {
        return start(Map.of());
    }

    private static ServiceProcess start(Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", KAFKA.getBrokersAsString());
        environment.put("EQUILIBRIUM_STATE_DIRECTORY", folder.toString());
        environment.put(
                "EQUILIBRIUM_ADMIN_TOKEN_FILE",
                Files.writeString(folder.resolve("token"), TOKEN).toString());
        BOOK.environment().forEach((name, text) -> {
            if (name.endsWith("_FOR_ETHUSDT")) {
                environment.put(name, text);
            }
        });
        return ServiceProcess.start(environment, folder.resolve("service.log"));
    }

    private static void assertShown(ServiceProcess service) throws Exception {
        assertThat(service.get("/admin/strategies").statusCode()).isEqualTo(401);
        JsonNode all = JsonMapper.shared()
                .readTree(service.get("/admin/strategies", TOKEN).body());
        assertThat(all.size()).isEqualTo(2);
        JsonNode study = all.get(0);
        assertThat(study.get("symbol").stringValue()).isEqualTo("BTCUSDT");
        assertThat(study.get("window").get("regime").stringValue()).isNotBlank();
        assertThat(study.get("governor").get("governor").stringValue()).isEqualTo("FIXED");
        assertThat(study.get("gate").isNull()).isTrue();
        assertThat(study.get("ended").booleanValue()).isTrue();
        JsonNode governed = JsonMapper.shared()
                .readTree(service.get("/admin/strategies/ETHUSDT", TOKEN).body());
        assertThat(governed).isEqualTo(all.get(1));
        assertThat(governed.get("settings").get("governor").stringValue()).isEqualTo("bayesian");
        assertThat(governed.get("governor").get("governor").stringValue()).isEqualTo("BAYESIAN");
        assertThat(governed.get("gate").get("stage").stringValue()).isEqualTo("SHADOW");
        assertThat(governed.get("settings").get("side").stringValue()).isEqualTo("against");
        assertThat(governed.get("paused").booleanValue()).isFalse();
        JsonNode commands = JsonMapper.shared()
                .readTree(
                        service.get("/admin/strategies/commands?size=2", TOKEN).body());
        assertThat(commands.get("total").longValue()).isEqualTo(3);
        assertThat(commands.get("commands").get(0).get("id").stringValue()).isEqualTo("b-2");
        assertThat(commands.get("commands").get(1).get("id").stringValue()).isEqualTo("e-1");
        assertThat(service.get("/v3/api-docs").body())
                .contains("/admin/strategies/{symbol}/change", "/admin/strategies/{symbol}/pause");
        HttpResponse<String> unknown = service.get("/admin/strategies/NONESUCH", TOKEN);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("urn:equilibrium:problem:not-found", "symbol: no strategy of 'NONESUCH'");
    }

    private static final String CHANGE =
            "{\"settings\":{\"side\":\"against\",\"level\":\"0.25\",\"gate\":\"observe\"},\"reason\":\"a try\"}";

    /** What is done, as it was answered; asked again with the same key while it is accepted and not taken yet. */
    private static JsonNode deed(ServiceProcess service, String path, String body, String key) throws Exception {
        HttpResponse<String> answer;
        int asked = 0;
        do {
            answer = service.post("/admin/strategies/" + path, TOKEN, body, key);
        } while (answer.statusCode() == 202 && ++asked < MOST_ASKED);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void assertRefused(ServiceProcess service) throws Exception {
        assertProblem(service, "ETHUSDT", setting("window", "1"), "settings.window", "must be at least 2, was 1");
        assertProblem(service, "ETHUSDT", setting("low", "14"), "settings.low", "must be below --high 13, was 14");
        assertProblem(
                service, "ETHUSDT", setting("level", "1.5"), "settings.level", "must be between 0 and 1, was 1.5");
        assertProblem(service, "ETHUSDT", setting("lenght", "5"), "settings.lenght", "is no field of a strategy");
        assertProblem(service, "ETHUSDT", setting("grid", "snapped"), "settings.grid", "only a new run may change it");
        assertProblem(service, "NONESUCH", setting("length", "5"), "symbol", "NONESUCH is not known");
        assertThat(service.post("/admin/strategies/ETHUSDT/pause", "no-token", "{\"reason\":\"x\"}", "k")
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> unknown =
                service.post("/admin/strategies/ETHUSDT/pause", TOKEN, "{\"reason\":\"x\",\"until\":\"noon\"}", "k");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("urn:equilibrium:problem:unknown-field", "'until'");
    }

    private static String setting(String field, String text) {
        return "{\"settings\":{\"" + field + "\":\"" + text + "\"},\"reason\":\"a try\"}";
    }

    private static void assertProblem(ServiceProcess service, String symbol, String body, String field, String rule)
            throws Exception {
        HttpResponse<String> answer = service.post("/admin/strategies/" + symbol + "/change", TOKEN, body, "k");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:equilibrium:problem:invalid-fields");
        assertThat(problem.get("errors").get(0).get("field").stringValue()).isEqualTo(field);
        assertThat(problem.get("errors").get(0).get("message").stringValue()).contains(rule);
    }

    private static StrategySettings settings(long tickE8) {
        return StrategySettings.DEFAULT.forTick(tickE8);
    }

    // Then both symbols have a state, which other settings may not go on with.
    private static void awaitProgressOfBoth(Broker broker) {
        Set<String> moved = new HashSet<>();
        broker.readUntil(Topics.STEPS, message -> {
            if (message instanceof Message.Progress progress) {
                moved.add(progress.symbol());
            }
            return moved.size() == 2;
        });
    }

    private static List<Message> all(List<Message> some, List<Message> others) {
        List<Message> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
