package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

/** The topic of ticks is deleted, and made anew, as it should not be. */
class TopicsUnderfootTest {
    private static final EmbeddedKafkaBroker KAFKA = TestKafka.broker();
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, "BTCUSDT").first(1_000);
    private static final int SENT = 500;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startKafka() {
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.destroy();
    }

    @Test
    void endsWhenItsTicksAreDeletedAndDoesNotBeginAfreshWithOthers() throws Exception {
        try (Broker broker = new Broker(KAFKA.getBrokersAsString())) {
            broker.createTopics(2);
            try (ServiceProcess service = start()) {
                broker.send(GOLDEN.tape().subList(0, SENT));
                broker.flush();
                broker.readUntil(
                        Topics.STEPS,
                        message -> message instanceof Message.Progress progress && progress.place() == SENT - 1);
                broker.delete(Topics.TICKS);
                assertThat(service.awaitExit()).isEqualTo(1);
            }
            assertThat(log()).containsPattern("service is ending status=1 reason=\".*(deleted|missing|not there).*\"");

            broker.createTopics(2);
            try (ServiceProcess service = start()) {
                assertThat(service.awaitExit()).isEqualTo(1);
            }
            assertThat(log())
                    .containsPattern("reason=\"streams could not start: there is state of partitions \\[[01]\\] of"
                            + " topic ticks, but nothing says how far they were read");

            broker.delete(Topics.TICKS);
            broker.createTopics(1);
            try (ServiceProcess service = start()) {
                assertThat(service.awaitExit()).isEqualTo(1);
            }
            assertThat(log()).contains("reason=\"streams could not start: topic ticks has 1 partitions, and had 2");
        }
    }

    private String log() throws Exception {
        return Files.readString(folder.resolve("service.log"));
    }

    private ServiceProcess start() throws Exception {
        return ServiceProcess.start(
                Map.of(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        KAFKA.getBrokersAsString(),
                        "EQUILIBRIUM_STATE_DIRECTORY",
                        folder.toString()),
                folder.resolve("service.log"));
    }
}
