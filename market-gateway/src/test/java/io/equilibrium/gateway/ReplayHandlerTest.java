package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.RunId;
import io.equilibrium.gateway.kafka.KafkaRoad;
import io.equilibrium.gateway.kafka.Tapes;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

/** What a start comes to: a run written, found whole, or refused with exit code 2 before anything is written. */
@EmbeddedKafka
class ReplayHandlerTest {
    private static final RunId RUN = new RunId(21);

    @TempDir
    private Path folder;

    private String servers = "";
    private List<Path> files = List.of();

    @BeforeEach
    void files(EmbeddedKafkaBroker broker) throws Exception {
        servers = broker.getBrokersAsString();
        files = Markets.files(folder);
    }

    /** The gateway's end, or its replay's. */
    private String outcome(Duration markInterval) throws InterruptedException {
        KafkaDoor door = new KafkaDoor(new KafkaProperties(), () -> List.of(servers));
        TopicProperties topics = new TopicProperties(3, (short) 1, Duration.ofHours(1));
        ReplayProperties replay = new ReplayProperties(
                files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "",
                null,
                null,
                "auto",
                null,
                null,
                false,
                "2h",
                "max",
                RUN.toString(),
                null,
                List.of(),
                1_000);
        ReplayProgress progress = new ReplayProgress(System::nanoTime);
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        try (KafkaRoad road = new KafkaRoad(door, Map.of(), List.of(servers), topics, Thread::sleep)) {
            ReplayTurns turns = new ReplayTurns(
                    replay,
                    new MarkProperties(markInterval),
                    new GatewayProperties("market-gateway-0"),
                    road,
                    progress,
                    new GatewayMetrics(new SimpleMeterRegistry(), progress),
                    Thread::sleep);
            ReplayHandler handler = new ReplayHandler(
                    replay, turns, road, progress, (status, reason) -> ends.add(status + " " + reason));
            handler.start();
            String end = ends.poll(100, TimeUnit.MILLISECONDS);
            for (int wait = 0; end == null && progress.state() != ReplayProgress.State.DONE && wait < 600; wait++) {
                end = ends.poll(100, TimeUnit.MILLISECONDS);
            }
            handler.stop();
            return end == null ? progress.state() + " " + progress.ticks() : end;
        }
    }

    private long written() {
        Tapes tapes = Tapes.at(servers);
        return tapes.events(RUN).stream().mapToLong(List::size).sum()
                + tapes.marks(RUN).stream().mapToLong(List::size).sum();
    }

    @Test
    void aRunIsWrittenOnceAndNothingElseUnderItsName() throws Exception {
        assertThat(outcome(Duration.ofMinutes(15))).isEqualTo("DONE 644");
        long written = written();
        assertThat(written).isGreaterThan(644);

        assertThat(outcome(Duration.ofMinutes(15))).isEqualTo("DONE 644");
        assertThat(outcome(Duration.ofMinutes(5)))
                .isEqualTo(
                        "2 run 0000000000000015 was begun with a mark every PT15M, not PT5M, and cannot change that");
        Files.writeString(files.getLast(), "10,23,1,1704067500000,false\n");
        assertThat(outcome(Duration.ofMinutes(15)))
                .isEqualTo("2 run 0000000000000015 was begun with other content: files, symbols, path or span have"
                        + " changed since, and what they are now needs another run id");
        assertThat(written()).isEqualTo(written);
    }
}
