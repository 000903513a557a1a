package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class SignalServiceTest {
    private static final int TICKS = 20_000;
    private static final EmbeddedKafkaBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 2)
            .brokerProperties(Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "group.initial.rebalance.delay.ms", "0",
                    "auto.create.topics.enable", "false"));

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
    void waitsForItsTopicsAndGivesEverythingOnceThoughItIsKilledInTheMiddle() throws Exception {
        GoldenTicks golden = GoldenTicks.of(7, "BTCUSDT").first(TICKS);
        GoldenTicks other = GoldenTicks.of(7, "ETHUSDT").first(TICKS);
        List<TapeEvent> tape = golden.tape();
        try (Broker broker = new Broker(KAFKA.getBrokersAsString())) {
            try (ServiceProcess service = start()) {
                service.awaitReadiness(503);
                broker.createTopics(2);
                service.awaitReadiness(200);
                broker.send(tape.subList(0, TICKS / 2));
                broker.send("BTCUSDT", "no tick".getBytes(StandardCharsets.UTF_8));
                broker.send(other.tape());
                broker.flush();
                broker.readUntil(Topics.STEPS, Message.Progress.class::isInstance);
                service.kill();
            }
            try (ServiceProcess service = start()) {
                broker.send(tape.subList(TICKS / 2, tape.size()));
                broker.flush();
                assertThat(bothEnded(broker, Topics.STEPS))
                        .containsExactlyInAnyOrderElementsOf(
                                all(golden.steps(settings(10_000_000)), other.steps(settings(1_000_000))));
                assertThat(bothEnded(broker, Topics.SIGNALS))
                        .containsExactlyInAnyOrderElementsOf(
                                all(golden.signals(settings(10_000_000)), other.signals(settings(1_000_000))));
                broker.consume("ticks-dlt", dead -> new String(dead.value(), StandardCharsets.UTF_8).equals("no tick"));
                assertThat(service.get("/actuator/prometheus").body()).contains("ticks_read_total{");
            }
        }
    }

    private static ServiceProcess start() throws Exception {
        return ServiceProcess.start(
                Map.of(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", KAFKA.getBrokersAsString(),
                        "EQUILIBRIUM_STATE_DIRECTORY", folder.toString()),
                folder.resolve("service.log"));
    }

    private static StrategySettings settings(long tickE8) {
        return StrategySettings.DEFAULT.forTick(tickE8);
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
}
