package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

/** Two processes share the partitions, and each keeps a copy of the other's state. */
class TwoInstancesTest {
    private static final EmbeddedKafkaBroker KAFKA = TestKafka.broker();
    private static final GoldenTicks BTC =
            GoldenTicks.of(7, "BTCUSDT").first(20_000).as(0, 2);
    private static final GoldenTicks ETH =
            GoldenTicks.of(7, "ETHUSDT").first(20_000).as(1, 2);
    private static final StrategySettings BTC_SETTINGS = StrategySettings.DEFAULT.forTick(10_000_000);
    private static final StrategySettings ETH_SETTINGS = StrategySettings.DEFAULT.forTick(1_000_000);

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
    void givesEverythingOnceThoughOneIsKilledAndBothAreReplacedInTheMiddle() throws Exception {
        List<TapeEvent> tape = GoldenTicks.tape(BTC, ETH);
        int quarter = tape.size() / 4;
        try (Broker broker = new Broker(KAFKA.getBrokersAsString())) {
            broker.createTopics(2);
            ServiceProcess first = start("first");
            ServiceProcess second = start("second");
            try {
                first.awaitReadiness(200);
                second.awaitReadiness(200);
                take(broker, tape.subList(0, quarter));
                first.kill();
                take(broker, tape.subList(quarter, 2 * quarter));

                first = start("first");
                first.awaitReadiness(200);
                second.close();
                second = start("second");
                take(broker, tape.subList(2 * quarter, 3 * quarter));
                second.awaitReadiness(200);
                first.close();
                first = start("first");
                broker.send(tape.subList(3 * quarter, tape.size()));
                broker.flush();

                List<Message> steps = new ArrayList<>(BTC.steps(BTC_SETTINGS));
                steps.addAll(ETH.steps(ETH_SETTINGS));
                assertThat(broker.readUntilEnded(Topics.STEPS, 2))
                        .hasSizeGreaterThan(1_000)
                        .containsExactlyInAnyOrderElementsOf(steps);
                List<Message> signals = new ArrayList<>(BTC.signals(BTC_SETTINGS));
                signals.addAll(ETH.signals(ETH_SETTINGS));
                assertThat(broker.readUntilEnded(Topics.SIGNALS, 2)).containsExactlyInAnyOrderElementsOf(signals);
            } finally {
                first.kill();
                second.kill();
            }
        }
    }

    /** Sends, and waits until both symbols' steps are complete through the last of it. */
    private static void take(Broker broker, List<TapeEvent> events) throws Exception {
        broker.send(events);
        broker.flush();
        Map<String, Long> through = new HashMap<>();
        long last = events.getLast().place() - 1;
        broker.readUntil(Topics.STEPS, message -> {
            if (message instanceof Message.Progress progress) {
                through.put(progress.symbol(), progress.place());
            }
            return through.size() == 2 && through.values().stream().allMatch(place -> place >= last);
        });
    }

    private static ServiceProcess start(String instance) throws Exception {
        return ServiceProcess.start(
                Map.of(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        KAFKA.getBrokersAsString(),
                        "EQUILIBRIUM_INSTANCE",
                        instance,
                        "EQUILIBRIUM_STANDBY_REPLICAS",
                        "1",
                        "EQUILIBRIUM_STATE_DIRECTORY",
                        Files.createDirectories(folder.resolve(instance)).toString()),
                folder.resolve(instance + ".log"));
    }
}
