package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.gateway.kafka.Tapes;
import io.equilibrium.marketdata.MarketData;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

/** Two processes, one of which writes: paused, woken and killed while the run goes on. */
@EmbeddedKafka
class TwoGatewaysTest {
    private static final String TOKEN = "a-token-for-this-test-only";
    private static final RunId RUN = new RunId(77);
    private static final RunId UNFINISHED = new RunId(78);

    /** The market's 15 hours would take 6 minutes: no run ends by itself before the test has done with it. */
    private static final String SLOW = "150";

    @TempDir
    private Path folder;

    private Map<String, String> environment(EmbeddedKafkaBroker broker, String instance) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.getBrokersAsString());
        environment.put(
                "EQUILIBRIUM_REPLAY_FILES",
                Markets.files(folder).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        environment.put("EQUILIBRIUM_REPLAY_RUN", RUN.toString());
        environment.put("EQUILIBRIUM_REPLAY_SPEED", SLOW);
        environment.put("EQUILIBRIUM_REPLAY_ABANDON", UNFINISHED.toString());
        environment.put("EQUILIBRIUM_INSTANCE", instance);
        return environment;
    }

    private GatewayProcess start(EmbeddedKafkaBroker broker, String instance) throws Exception {
        return start(environment(broker, instance), instance);
    }

    private GatewayProcess start(Map<String, String> environment, String log) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        return GatewayProcess.start(environment, token, TOKEN, folder.resolve(log + ".log"));
    }

    @Test
    void whoIsPausedOrKilledIsReplacedAndWritesNothingAfterItWakes(EmbeddedKafkaBroker broker) throws Exception {
        MarketData market = Markets.of(folder);
        try (GatewayProcess first = start(broker, "first")) {
            long ticks = first.awaitTicks(5);
            try (GatewayProcess second = start(broker, "second")) {
                second.awaitState("WAITING");
                assertThat(second.get("/actuator/health/readiness")).contains("\"STANDBY\"");
                assertThat(first.get("/actuator/health/active")).contains("\"UP\"");

                ticks = first.awaitTicks(ticks + 5);
                first.signal("STOP");
                ticks = second.awaitTicks(ticks + 10);
                first.signal("CONT");
                first.awaitState("WAITING");
                ticks = second.awaitTicks(ticks + 5);
                second.signal("KILL");
                first.awaitTicks(ticks + 5);
            }
        }
        Map<String, String> last = environment(broker, "first");
        last.put("EQUILIBRIUM_REPLAY_SPEED", "max");
        try (GatewayProcess again = start(last, "again")) {
            again.awaitState("DONE");
        }
        Tapes tapes = Tapes.at(broker.getBrokersAsString());
        MemoryTape expected = new MemoryTape(TapeEvent.NO_PLACE);
        expected.givesUp = givenUp(tapes);
        Markets.replay(market, RUN, expected);
        assertThat(tapes.eventsInOrder(RUN)).isEqualTo(expected.events);
        assertThat(tapes.markedInOrder(RUN)).isEqualTo(expected.marked());
        for (List<TapeEvent> partition : tapes.events(RUN)) {
            assertThat(partition).extracting(TapeEvent::place).isSorted();
        }
        assertThat(Files.readString(folder.resolve("first.log"))).contains("replay was interrupted");
    }

    // The other test's run, if that came first.
    private static List<RunId> givenUp(Tapes tapes) throws Exception {
        return tapes.ledger().stream()
                .filter(entry -> entry.state() == RunEntry.State.ABANDONED)
                .map(RunEntry::run)
                .toList();
    }

    @Test
    void aSecondReplayIsRefusedWithASentence(EmbeddedKafkaBroker broker) throws Exception {
        Map<String, String> one = environment(broker, "one");
        one.put("EQUILIBRIUM_REPLAY_RUN", UNFINISHED.toString());
        Map<String, String> another = environment(broker, "another");
        another.put("EQUILIBRIUM_REPLAY_RUN", new RunId(79).toString());
        another.remove("EQUILIBRIUM_REPLAY_ABANDON");
        try (GatewayProcess running = start(one, "one")) {
            running.awaitTicks(3);
            try (GatewayProcess refused = start(another, "another")) {
                assertThat(refused.awaitExit()).isEqualTo(2);
            }
            assertThat(running.isAlive()).isTrue();
            assertThat(Files.readString(folder.resolve("another.log")))
                    .contains("reason=\"run 000000000000004e has begun and not ended, and another gateway may be"
                            + " writing it: wait for its end, go on with it, or set"
                            + " EQUILIBRIUM_REPLAY_ABANDON=000000000000004e (replay --abandon) to give it up\"");
        }
        assertThat(Tapes.at(broker.getBrokersAsString()).eventsInOrder(new RunId(79)))
                .isEmpty();
    }
}
