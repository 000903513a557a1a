package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Machines.class)
class TopicCheckTest {
    private static final String WHAT_TO_DO =
            "; bring the former topic back, or start over with an empty database and new topics";

    private final Road road = new Road();
    private final String database = Service.database();
    private final Admin admin = road.door.admin(Map.of());

    @AfterEach
    void close() {
        admin.close();
        road.close();
    }

    @Test
    void refusesMorePartitionsThanBefore() throws ExecutionException, InterruptedException {
        runOnce();
        admin.createPartitions(Map.of(road.out, NewPartitions.increaseTo(4)))
                .all()
                .get();
        assertRefused(
                "topic " + road.out + " has 4 partitions now and had 3 when the engine began with it" + WHAT_TO_DO);
    }

    @Test
    void refusesFewerPartitionsThanBefore() throws ExecutionException, InterruptedException {
        runOnce();
        delete(road.in);
        make(road.in, 2);
        assertRefused(
                "topic " + road.in + " has 2 partitions now and had 3 when the engine began with it" + WHAT_TO_DO);
    }

    @Test
    void refusesATopicThatWasMadeAnew() throws ExecutionException, InterruptedException {
        runOnce();
        String before = id(road.ticks);
        delete(road.ticks);
        make(road.ticks, Road.PARTITIONS);
        assertRefused("topic " + road.ticks + " was made anew: it is " + id(road.ticks) + " now and was " + before
                + " when the engine began with it" + WHAT_TO_DO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "output"})
    void noticesATopicThatIsDeletedUnderItAndNeverStartsAfresh(String which)
            throws ExecutionException, InterruptedException {
        try (Service<Doubler> service =
                Service.of(road, database, pace(), RelayWatch.NONE).start()) {
            service.awaitReady();
            road.feed(1, 20);
            assertThat(road.committed(road.out, 40)).hasSize(40);
            String deleted = which.equals("input") ? road.in : road.out;
            String before = id(deleted);
            delete(deleted);
            // Another topic is busy all the time.
            until("not ready", () -> {
                road.send(road.ticks, 0, "key", "tick");
                return service.loop.notReadyBecause().isPresent();
            });
            assertThat(service.loop.notReadyBecause().orElseThrow())
                    .endsWith("topic " + deleted + " is gone; the engine began with it as " + before
                            + " with 3 partitions, and goes on only when that one is back");
            assertThat(service.exits).isEmpty();
            make(deleted, Road.PARTITIONS);
            road.feed(21, 40);
            until("the end", () -> !service.exits.isEmpty());
            assertThat(service.exits.getFirst())
                    .isEqualTo("topic " + deleted + " was made anew: it is " + id(deleted) + " now and was " + before
                            + " when the engine began with it" + WHAT_TO_DO);
            assertThat(service.jdbc.queryForObject("select count(*) from inbox", Integer.class))
                    .isEqualTo(20);
            if (which.equals("output")) {
                assertThat(road.committed(road.out, 0)).isEmpty();
            }
        }
    }

    @Test
    void waitsForATopicThatIsNotThereYet() throws ExecutionException, InterruptedException {
        delete(road.ticks);
        try (Service<Doubler> service =
                Service.of(road, database, pace(), RelayWatch.NONE).start()) {
            until(
                    "not ready",
                    () -> service.relay
                            .notReadyBecause()
                            .filter(reason -> reason.endsWith("topic " + road.ticks + " must exist"))
                            .isPresent());
            make(road.ticks, 5);
            service.awaitReady();
            assertThat(service.exits).isEmpty();
        }
    }

    private void runOnce() {
        try (Service<Doubler> service = Service.of(road, database).start()) {
            service.awaitReady();
            road.feed(1, 5);
            assertThat(road.committed(road.out, 10)).hasSize(10);
        }
    }

    private void assertRefused(String sentence) {
        try (Service<Doubler> service = Service.of(road, database).start()) {
            until("the refusal", () -> !service.exits.isEmpty());
            assertThat(service.exits).containsOnly(sentence);
            assertThat(service.handler.restores.get()).isZero();
        }
    }

    private String id(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .topicId()
                .toString();
    }

    private void delete(String topic) throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(topic)).all().get();
        until("deleted", () -> !names().contains(topic));
    }

    private void make(String topic, int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
        until("made", () -> names().contains(topic));
    }

    private List<String> names() {
        try {
            return List.copyOf(admin.listTopics().names().get());
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static EngineProperties pace() {
        return new EngineProperties(
                10,
                100_000,
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Duration.ofMillis(10),
                Duration.ofMillis(200),
                Duration.ofHours(1),
                7,
                Duration.ofSeconds(1));
    }
}
