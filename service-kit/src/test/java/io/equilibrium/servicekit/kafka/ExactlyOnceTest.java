package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Machines.class)
class ExactlyOnceTest {
    private static final int NUMBERS = 60;

    /** Where the relay is killed. */
    enum KillPoint {
        BEFORE_PUBLISHING,
        MID_TRANSACTION,
        PUBLISHED_NOT_FORGOTTEN
    }

    /** A kill -9: nothing that catches exceptions may take it for one. */
    private static final class Killed extends Error {}

    private final Road road = new Road();
    private final String database = Service.database();

    @AfterEach
    void close() {
        road.close();
    }

    @ParameterizedTest
    @EnumSource
    void publishesEachRecordOnceWhereverTheRelayIsKilled(KillPoint point) {
        road.feed(1, NUMBERS);
        try (Service<Doubler> killed =
                Service.of(road, database, Service.PACE, killAt(point)).start()) {
            until("the kill", () -> !killed.exits.isEmpty());
        }
        try (Service<Doubler> restarted = Service.of(road, database).start()) {
            Whole.assertWhole(road, NUMBERS);
            until("an empty outbox", () -> count(restarted, "outbox") == 0);
            assertThat(count(restarted, "inbox")).isEqualTo(NUMBERS);
            assertThat(restarted.exits).isEmpty();
        }
    }

    @Test
    void startsOverFromTheStoredStateWhenAStoreFails() {
        road.feed(1, NUMBERS);
        try (Service<Doubler> service = Service.of(road, database)) {
            AtomicInteger saves = new AtomicInteger();
            service.handler.beforeSave = () -> {
                if (saves.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("planted");
                }
            };
            service.start();
            Whole.assertWhole(road, NUMBERS);
            until("an empty outbox", () -> count(service, "outbox") == 0);
            assertThat(count(service, "inbox")).isEqualTo(NUMBERS);
            assertThat(service.handler.restores.get()).isGreaterThan(2);
            assertThat(service.meters.counter("engine.failures").count()).isGreaterThan(1);
        }
    }

    @Test
    void putsAPoisonedRecordOnTheDeadLettersAndGoesOn() {
        road.feed(1, 5);
        road.send(road.in, 1, "key1", "poison \0");
        road.feed(6, 10);
        try (Service<Doubler> service = Service.of(road, database).start()) {
            assertThat(road.committed(road.out, 20)).hasSize(20);
            var dead = road.committed(Topics.deadLetters(road.in), 1);
            assertThat(dead).hasSize(1);
            assertThat(Road.text(dead.getFirst().value())).isEqualTo("poison \0");
            assertThat(Road.text(dead.getFirst().key())).isEqualTo("key1");
            assertThat(Road.header(dead.getFirst(), DeadLetter.CAUSE)).startsWith("NumberFormatException: For input");
            assertThat(Road.header(dead.getFirst(), DeadLetter.SOURCE_TOPIC)).isEqualTo(road.in);
            assertThat(Road.header(dead.getFirst(), DeadLetter.SOURCE_PARTITION))
                    .isEqualTo("1");
            assertThat(Road.header(dead.getFirst(), DeadLetter.SOURCE_OFFSET)).isEqualTo("2");
            assertThat(service.meters.counter("records.dead", "topic", road.in).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void endsTheOlderOfTwoProcesses() {
        road.feed(1, 20);
        try (Service<Doubler> older = Service.of(road, database).start()) {
            assertThat(road.committed(road.out, 40)).hasSize(40);
            try (Service<Doubler> newer = Service.of(road, database).start()) {
                newer.awaitReady();
                road.feed(21, NUMBERS);
                Whole.assertWhole(road, NUMBERS);
                until("the older one's end", () -> !older.exits.isEmpty());
                assertThat(newer.exits).isEmpty();
            }
        }
    }

    private static long count(Service<Doubler> service, String table) {
        return service.jdbc
                .queryForList("select count(*) from " + table, Long.class)
                .getFirst();
    }

    private static RelayWatch killAt(KillPoint point) {
        AtomicInteger batches = new AtomicInteger();
        AtomicInteger rows = new AtomicInteger();
        return new RelayWatch() {
            @Override
            public void beforePublishing(List<OutboxRow> batch) {
                killIf(point == KillPoint.BEFORE_PUBLISHING && batches.incrementAndGet() == 3);
            }

            @Override
            public void sent(OutboxRow row) {
                killIf(point == KillPoint.MID_TRANSACTION && rows.incrementAndGet() == 17);
            }

            @Override
            public void published(List<OutboxRow> batch) {
                killIf(point == KillPoint.PUBLISHED_NOT_FORGOTTEN && batches.incrementAndGet() == 3);
            }
        };
    }

    private static void killIf(boolean now) {
        if (now) {
            throw new Killed();
        }
    }
}
