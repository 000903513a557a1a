package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class SignalServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EmbeddedKafkaBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 2)
            .brokerProperty("transaction.state.log.replication.factor", "1")
            .brokerProperty("transaction.state.log.min.isr", "1")
            .brokerProperty("group.initial.rebalance.delay.ms", "0")
            .brokerProperty("auto.create.topics.enable", "false");

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
    void waitsForItsTopicsAndGivesEverythingOnceThoughItIsTornDownInTheMiddle() throws Exception {
        GoldenTicks golden = GoldenTicks.of(7, "BTCUSDT");
        GoldenTicks other = GoldenTicks.of(7, "ETHUSDT");
        try (Broker broker = new Broker(KAFKA.getBrokersAsString())) {
            try (ConfigurableApplicationContext service = start()) {
                assertThat(readiness(service)).isEqualTo(503);
                broker.createTopics(2);
                await(() -> readiness(service) == 200);
                int half = golden.tape().size() / 2;
                broker.send(golden.tape().subList(0, half));
                broker.send("BTCUSDT", "no tick".getBytes(StandardCharsets.UTF_8));
                broker.send(other.tape());
                broker.flush();
                broker.readUntil(Topics.STEPS, Message.Progress.class::isInstance);
                tearDown(service);
            }
            try (ConfigurableApplicationContext service = start()) {
                List<TapeEvent> tape = golden.tape();
                broker.send(tape.subList(tape.size() / 2, tape.size()));
                broker.flush();
                assertThat(bothEnded(broker, Topics.STEPS))
                        .containsExactlyInAnyOrderElementsOf(
                                all(golden.steps(settings(10_000_000)), other.steps(settings(1_000_000))));
                assertThat(bothEnded(broker, Topics.SIGNALS))
                        .containsExactlyInAnyOrderElementsOf(
                                all(golden.signals(settings(10_000_000)), other.signals(settings(1_000_000))));
                broker.consume("ticks-dlt", dead -> new String(dead.value(), StandardCharsets.UTF_8).equals("no tick"));
                assertThat(body(service, "/actuator/prometheus")).contains("ticks_read_total{", "records_dead_total{");
            }
        }
    }

    private static StrategySettings settings(long tickE8) {
        return StrategySettings.DEFAULT.forTick(tickE8);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SignalServiceApplication.class)
                .properties(
                        "spring.kafka.bootstrap-servers=" + KAFKA.getBrokersAsString(),
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "EQUILIBRIUM_STATE_DIRECTORY=" + folder)
                .run();
    }

    /** As hard as it gets in one process: the streams' threads are cut off without a commit. */
    private static void tearDown(ConfigurableApplicationContext service) {
        KafkaStreams streams = service.getBean("&stream-builder-road", StreamsBuilderFactoryBean.class)
                .getKafkaStreams();
        assertThat(streams).isNotNull();
        streams.close(Duration.ZERO);
    }

    private static List<Message> bothEnded(Broker broker, String topic) {
        List<Message> ended = new ArrayList<>();
        return broker
                .readUntil(topic, message -> {
                    if (message instanceof Message.RunEnded) {
                        ended.add(message);
                    }
                    return ended.size() == 2;
                })
                .stream()
                .filter(message -> message instanceof Message.Stepped || message instanceof Message.Signalled)
                .toList();
    }

    private static List<Message> all(List<Message> some, List<Message> others) {
        List<Message> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static int readiness(ConfigurableApplicationContext service) throws Exception {
        return get(service, "/actuator/health/readiness").statusCode();
    }

    private static String body(ConfigurableApplicationContext service, String path) throws Exception {
        return get(service, path).body();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path) throws Exception {
        int port = ((WebServerApplicationContext) service).getWebServer().getPort();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        CountDownLatch pause = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            assertThat(pause.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
