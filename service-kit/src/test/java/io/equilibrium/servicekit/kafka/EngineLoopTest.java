package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.EngineUnavailableException;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Machines.class)
class EngineLoopTest {
    private final Road road = new Road();

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void goesOnWherePostgresWasStoppedAndStarted(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        EmbeddedPostgres first = postgres(data, 0);
        int port = first.getPort();
        String url = Service.migrated(first.getJdbcUrl("postgres", "postgres"));
        try (Service<Doubler> service = Service.of(road, url).start()) {
            road.feed(1, 20);
            assertThat(road.committed(road.out, 40)).hasSize(40);
            first.close();
            road.feed(21, 40);
            until("not ready", () -> service.loop.notReadyBecause().isPresent());
            assertThatThrownBy(() -> service.loop.askNow(() -> new Answer<>("", Outcome.nothing())))
                    .isInstanceOf(EngineUnavailableException.class);
            try (EmbeddedPostgres second = postgres(data, port)) {
                assertThat(second.getPort()).isEqualTo(port);
                assertThat(road.committed(road.out, 80)).hasSize(80);
                service.awaitReady();
                assertThat(service.exits).isEmpty();
            }
        }
    }

    @Test
    void storesNothingForTicksUntilTheirTimeOrNumberComes() {
        EngineProperties patient = new EngineProperties(
                10,
                50,
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofMillis(200),
                Duration.ofHours(1),
                7,
                Duration.ofSeconds(1));
        String database = Service.database();
        TopicPartition ticks = new TopicPartition(road.ticks, 0);
        try (Service<Doubler> service =
                Service.of(road, database, patient, RelayWatch.NONE).start()) {
            service.awaitReady();
            for (int tick = 0; tick < 40; tick++) {
                road.send(road.ticks, 0, "key", "tick");
            }
            until("40 ticks", () -> service.handler.ticks.get() == 40);
            assertThat(service.handler.saves.get()).isZero();
            service.handler.resumeAt.put(ticks, 33L);
            for (int tick = 40; tick < 50; tick++) {
                road.send(road.ticks, 0, "key", "tick");
            }
            until("a store", () -> service.handler.saves.get() == 1);
        }
        try (Service<Doubler> restarted =
                Service.of(road, database, patient, RelayWatch.NONE).start()) {
            until("the ticks from 33 on", () -> restarted.handler.ticks.get() == 17);
        }
    }

    @Test
    void readsNothingOfAPausedPartitionUntilItIsWantedAgain() {
        TopicPartition ticks = new TopicPartition(road.ticks, 0);
        try (Service<Doubler> service = Service.of(road, Service.database()).start()) {
            service.awaitReady();
            ask(service, () -> service.handler.paused.add(ticks));
            road.send(road.ticks, 0, "key", "tick");
            road.feed(1, 10);
            assertThat(road.committed(road.out, 20)).hasSize(20);
            assertThat(service.handler.ticks.get()).isZero();
            ask(service, service.handler.paused::clear);
            until("the tick", () -> service.handler.ticks.get() == 1);
        }
    }

    @Test
    void answersQuestionsOnceTheirOutcomeIsStored() {
        try (Service<Doubler> service = Service.of(road, Service.database())) {
            assertThatThrownBy(() -> service.loop.askNow(() -> new Answer<>("", Outcome.nothing())))
                    .isInstanceOf(EngineUnavailableException.class);
            service.start().awaitReady();
            var asked = new OutgoingRecord(road.out, "key", Road.bytes("asked")).to(2);
            assertThat(service.loop.<String>askNow(() -> new Answer<>("yes", Outcome.of(List.of(asked)))))
                    .isEqualTo("yes");
            assertThat(service.handler.saves.get()).isEqualTo(1);
            assertThat(road.committed(road.out, 1).getFirst().partition()).isEqualTo(2);
            assertThatThrownBy(() -> service.loop.askNow(() -> {
                        throw new IllegalArgumentException("not now");
                    }))
                    .hasMessage("not now");
            assertThat(service.loop.notReadyBecause()).isEmpty();
        }
    }

    @Test
    void saysInPassingWhatNeedsNoStoreAfterWhatWasStored() {
        String database = Service.database();
        try (Service<Doubler> service = Service.of(road, database).start()) {
            service.awaitReady();
            OutgoingRecord stored = new OutgoingRecord(road.out, "key", Road.bytes("stored"));
            OutgoingRecord passing = new OutgoingRecord(road.out, "key", Road.bytes("passing")).inPassing();
            say(service, passing, stored);
            say(service, passing);
            say(service, passing, passing);
            say(service, stored);
            var records = road.committed(road.out, 6);
            assertThat(records)
                    .extracting(record -> Road.text(record.value()))
                    .containsExactly("passing", "stored", "passing", "passing", "passing", "stored");
            assertThat(records)
                    .extracting(record -> Road.header(record, PublishedSequences.HEADER))
                    .containsExactly("1", "2", "2", "2", "2", "3");
            assertThat(service.handler.saves.get()).isEqualTo(2);
            assertThat(service.meters.timer("outbox.latency").count()).isEqualTo(6);
            assertThat(service.relay.backlog()).isZero();
        }
        try (Service<Doubler> restarted = Service.of(road, database).start()) {
            restarted.awaitReady();
            assertThat(road.committed(road.out, 6)).hasSize(6);
        }
    }

    private static void say(Service<Doubler> service, OutgoingRecord... records) {
        service.loop.<String>askNow(() -> new Answer<>("said", Outcome.of(List.of(records))));
    }

    @Test
    void letsNoDatabaseForgetWhatItStored() {
        List<String> settings = new CopyOnWriteArrayList<>();
        try (Service<Doubler> service = Service.of(road, Service.database())) {
            service.handler.beforeSave =
                    () -> settings.addAll(service.jdbc.queryForList("show synchronous_commit", String.class));
            service.start().awaitReady();
            service.loop.<String>askNow(() -> new Answer<>("stored", Outcome.stored()));
            assertThat(service.jdbc.queryForList("show synchronous_commit", String.class))
                    .containsExactly("off");
        }
        assertThat(settings).containsOnly("on");
    }

    @Test
    void refusesADatabaseThatDidNotWriteItsTopics() {
        try (Service<Doubler> service = Service.of(road, Service.database()).start()) {
            road.feed(1, 5);
            assertThat(road.committed(road.out, 10)).hasSize(10);
            assertThat(service.exits).isEmpty();
        }
        try (Service<Doubler> stranger = Service.of(road, Service.database()).start()) {
            until("the refusal", () -> !stranger.exits.isEmpty());
            assertThat(stranger.exits.getFirst()).contains("holds outbox-sequence 10");
        }
    }

    private static void ask(Service<Doubler> service, Runnable question) {
        service.loop.<String>askNow(() -> {
            question.run();
            return new Answer<>("done", Outcome.nothing());
        });
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
