package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.servicekit.Answer;
import io.equilibrium.servicekit.EngineUnavailableException;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.jdbc.EngineFencedException;
import io.equilibrium.servicekit.jdbc.LeaseStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(Machines.class)
class LeaseTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Road road = new Road();
    private final String database = Service.database();

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void standsByUntilTheHolderLetsGo() {
        try (var first = Service.heldBy("first", road, database, LONG).start();
                var second = Service.heldBy("second", road, database, LONG)) {
            first.awaitReady();
            second.start();
            until("standing by", () -> second.lease.standsByBecause().isPresent());
            assertThat(second.lease.standsByBecause().orElseThrow())
                    .startsWith("stands by: first holds the engine until 2");
            assertThatThrownBy(() -> second.loop.askNow(() -> new Answer<>("", Outcome.nothing())))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageStartingWith("stands by: first holds the engine until 2");
            road.feed(1, 20);
            assertThat(road.committed(road.out, 40)).hasSize(40);
            first.stop();
            road.feed(21, 40);
            Whole.assertWhole(road, 40);
            assertThat(second.isReady()).isTrue();
            assertThat(second.meters.get("engine.active").gauge().value()).isEqualTo(1);
            assertThat(first.exits).isEmpty();
        }
    }

    @Test
    void givesACrashedInstanceItsOwnLeaseBackAndNobodyElse() {
        var crashed = Service.heldBy("first", road, database, LONG).start();
        crashed.awaitReady();
        road.feed(1, 20);
        assertThat(road.committed(road.out, 40)).hasSize(40);
        crashed.crash();
        try (var other = Service.heldBy("second", road, database, LONG).start();
                var restarted = Service.heldBy("first", road, database, LONG)) {
            until("standing by", () -> other.lease.standsByBecause().isPresent());
            restarted.start().awaitReady();
            road.feed(21, 40);
            Whole.assertWhole(road, 40);
            assertThat(other.handler.restores.get()).isZero();
            assertThat(other.lease.standsByBecause()).isPresent();
        }
    }

    @Test
    void takesOverFromAHolderThatIsStuckInTheMiddleOfATransaction() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean stuck = new AtomicBoolean();
        try (var first = Service.heldBy("first", road, database, SHORT);
                var second = Service.heldBy("second", road, database, SHORT)) {
            first.start().awaitReady();
            road.feed(1, 20);
            assertThat(road.committed(road.out, 40)).hasSize(40);
            first.handler.beforeSave = () -> {
                stuck.set(true);
                await(goOn);
            };
            road.feed(21, 40);
            until("stuck", stuck::get);
            second.start().awaitReady();
            goOn.countDown();
            until("the end of the first", () -> !first.exits.isEmpty());
            assertThat(first.exits)
                    .containsOnly("another process has taken the engine over since epoch 1;"
                            + " this one stores and publishes nothing more");
            Whole.assertWhole(road, 40);
            assertThat(second.exits).isEmpty();
        }
    }

    @Test
    void aRenewalDoesNotWaitForAStoreAndDoesNotReviveALeaseThatRanOut() throws SQLException {
        try (var service = Service.heldBy("first", road, database, LONG).start()) {
            service.awaitReady();
            JdbcTemplate jdbc = new JdbcTemplate(service.data);
            jdbc.setQueryTimeout(10);
            LeaseStore leases = new LeaseStore(jdbc, LONG);
            try (Connection storing = service.data.getConnection();
                    var locking = storing.createStatement()) {
                storing.setAutoCommit(false);
                locking.execute("update engine set lease_end = clock_timestamp()");
                leases.renew(1);
                storing.commit();
            }
            leases.renew(1);
            assertThat(jdbc.queryForObject("select lease_end <= clock_timestamp() from engine", Boolean.class))
                    .isTrue();
            assertThat(leases.take("second")).hasValue(2);
            leases.renew(2);
            assertThatThrownBy(() -> leases.renew(1)).isInstanceOf(EngineFencedException.class);
        }
    }

    /** Under load the active process is stopped (SIGSTOP) three times, and woken up when another has taken over. */
    @ParameterizedTest
    @ValueSource(longs = 20260301)
    void aStoppedProcessThatWakesUpAfterTheTakeOverNeitherStoresNorPublishes(long seed)
            throws IOException, InterruptedException {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        AtomicBoolean fed = new AtomicBoolean();
        AtomicInteger numbers = new AtomicInteger();
        Thread feeder = Thread.ofPlatform().start(() -> {
            while (!fed.get()) {
                int next = numbers.get() + 1;
                road.feed(next, next + 1);
                numbers.addAndGet(2);
                await(Duration.ofMillis(4));
            }
        });
        ServiceProcess active = ServiceProcess.start("0", road, database, SHORT);
        active.awaitReady();
        for (int round = 1; round <= 3; round++) {
            try (ServiceProcess stopped = active) {
                active = ServiceProcess.start("" + round, road, database, SHORT);
                active.awaitStandingBy();
                await(Duration.ofMillis(random.nextInt(500)));
                assertThat(active.isReady()).isFalse();
                stopped.signal("STOP");
                active.awaitReady();
                await(Duration.ofMillis(random.nextInt(300)));
                stopped.signal("CONT");
                assertThat(stopped.awaitEnd())
                        .containsExactly("another process has taken the engine over since epoch " + round
                                + "; this one stores and publishes nothing more");
            }
        }
        fed.set(true);
        feeder.join();
        try (ServiceProcess last = active) {
            Whole.assertWhole(road, numbers.get());
            assertThat(last.isReady()).isTrue();
        }
        System.out.println(numbers + " numbers in order, each once");
    }

    private static void await(CountDownLatch latch) {
        Waiting.within(Duration.ofMinutes(1), latch::await);
    }

    private static void await(Duration pause) {
        boolean never = Waiting.within(pause, new CountDownLatch(1)::await);
        assertThat(never).isFalse();
    }
}
