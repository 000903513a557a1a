package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import io.equilibrium.servicekit.jdbc.EngineStep;
import io.equilibrium.servicekit.jdbc.EngineStore;
import io.equilibrium.servicekit.rewind.Journal;
import io.equilibrium.servicekit.rewind.RewindSession;
import io.equilibrium.servicekit.rewind.RewindStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(Machines.class)
class RewindTest {
    private static final RunId RUN = new RunId(7);
    private static final RunId OTHER = new RunId(8);
    private static final int NUMBERS = 1_500;

    private final Road road = new Road();
    private final HikariDataSource data = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(data);
    private final List<String> said = new ArrayList<>();

    /** Says each number with the sum so far, which the order decides, and how many ticks came, which must not matter. */
    private static final class Summing implements EngineHandler {
        private final Set<TopicPartition> paused = new HashSet<>();
        private long sum;
        private int ticks;
        private final Road road;
        private final boolean mayKeep;

        Summing(Road road, boolean mayKeep) {
            this.road = road;
            this.mayKeep = mayKeep;
        }

        @Override
        public void restore() {
            assertThat(mayKeep).as("a rewind restores nothing").isTrue();
        }

        @Override
        public Outcome handle(List<ConsumerRecord<byte[], byte[]>> batch) {
            List<OutgoingRecord> outgoing = new ArrayList<>();
            for (var record : batch) {
                if (record.topic().equals(road.ticks)) {
                    ticks++;
                    paused.clear();
                } else {
                    outgoing.addAll(on(Road.text(record.key()), Long.parseLong(Road.text(record.value()))));
                    pauseAll();
                }
            }
            return Outcome.of(outgoing);
        }

        // While ticks are missing no more numbers should come.
        private void pauseAll() {
            for (int partition = 0; ticks < 10 && partition < Road.PARTITIONS; partition++) {
                paused.add(new TopicPartition(road.in, partition));
            }
        }

        private List<OutgoingRecord> on(String key, long number) {
            sum = sum * 31 + number;
            RunId run = number <= NUMBERS / 3 ? OTHER : RUN;
            return List.of(
                    out(key, new Message.SymbolHalted(run, number, key, sum, 0, "number " + number)),
                    out(key, new Message.Progress(run, number, key, ticks, 0)));
        }

        private OutgoingRecord out(String key, Message message) {
            return new OutgoingRecord(road.out, key, Messages.encode(message));
        }

        @Override
        public void save() {
            assertThat(mayKeep).as("a rewind stores nothing").isTrue();
        }

        @Override
        public Set<TopicPartition> paused() {
            return paused;
        }
    }

    @BeforeEach
    void aServiceHasRun() {
        data.setJdbcUrl(Service.database());
        Summing original = new Summing(road, true);
        for (int tick = 0; tick < 20; tick++) {
            road.send(road.ticks, tick % Road.PARTITIONS, "key", "tick");
        }
        List<ConsumerRecord<byte[], byte[]>> journal = new ArrayList<>();
        for (int number = 1; number <= NUMBERS; number++) {
            journal.add(new ConsumerRecord<>(
                    road.in,
                    number % Road.PARTITIONS,
                    number,
                    Road.bytes("key" + number % 5),
                    Road.bytes(Integer.toString(number))));
        }
        keep(journal);
        try (var producer = road.door.producer(Map.of())) {
            for (OutgoingRecord record : original.handle(journal).outgoing()) {
                var _ = producer.send(new ProducerRecord<>(record.topic(), Road.bytes(record.key()), record.value()));
            }
            producer.flush();
        }
    }

    @AfterEach
    void close() {
        data.close();
        road.close();
    }

    @Test
    void sameWhenNothingWasChangedAndNothingIsWritten() {
        assertThat(rewind(RUN)).isZero();
        assertThat(said)
                .containsExactly(
                        "rewind summing: run 0000000000000007 is the same: 1520 records fed; " + road.out + "=1000");
        assertThat(rewind(OTHER)).isZero();
        assertThat(jdbc.queryForObject("select count(*) from outbox", Long.class))
                .isZero();
    }

    @Test
    void aChangedJournalIsNamedAtTheFirstDecisionThatDiffers() {
        jdbc.update("update inbox set payload = ? where record_offset = 1000", new Object[] {Road.bytes("2000")});

        assertThat(rewind(RUN)).isEqualTo(1);
        assertThat(said.getFirst())
                .contains("differs: " + road.out)
                .contains("reason=number 1000]; made again it is")
                .contains("reason=number 2000]");
        said.clear();
        assertThat(rewind(OTHER)).isZero();
    }

    @Test
    void whatWasSaidAndIsNotMadeAgainIsNamed() {
        Message forged = new Message.SymbolHalted(RUN, 9, "key1", 1, 2, "forged");
        road.send(road.out, 1, "key1", Road.text(Messages.encode(forged)));

        assertThat(rewind(RUN)).isEqualTo(1);
        assertThat(said.getFirst())
                .contains(road.out + "-1")
                .contains("was said and is not made again")
                .contains("forged");
    }

    @Test
    void whatIsMissingOnTheTopicIsNamed() {
        long offset = NUMBERS + 1;
        keep(List.of(new ConsumerRecord<>(road.in, 0, offset, Road.bytes("key1"), Road.bytes("" + offset))));

        assertThat(rewind(RUN)).isEqualTo(1);
        assertThat(said.getFirst()).contains("was never said").contains("number 1501");
    }

    @Test
    void anUnknownRunIsSaidToBeUnknown() {
        assertThat(rewind(new RunId(99))).isEqualTo(2);
        assertThat(said.getFirst()).contains("run 0000000000000063 is not known");
    }

    @Test
    void theServiceMayRunMeanwhile() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        try (Road live = new Road();
                var service = new Service<>(
                        "holder",
                        live.door,
                        live.topics,
                        kept -> new Summing(live, true),
                        Service.database(),
                        Service.PACE,
                        summing -> RelayWatch.NONE)) {
            service.start().awaitReady();
            Thread feeder = Thread.ofPlatform().start(() -> {
                for (int number = NUMBERS; !enough.get(); number += 10) {
                    live.feed(number, number + 9);
                    live.send(live.ticks, 0, "key", "tick");
                }
            });
            int before = 0;
            for (int again = 0; again < 4; again++) {
                int already = before;
                until(
                        "more decisions",
                        () -> service.meters.counter("outbox.published").count() > already + 500);
                assertThat(rewind(live, service.data, RUN)).as(said::toString).isZero();
                int same = Integer.parseInt(said.getLast().replaceAll(".*=", ""));
                assertThat(same).isGreaterThan(before);
                before = same;
            }
            enough.set(true);
            feeder.join();
            assertThat(service.exits).isEmpty();
        }
    }

    @Test
    void whatIsNotPublishedYetIsWaitedFor() {
        jdbc.update("update engine set sequence = 3");
        var late = Thread.ofPlatform().start(() -> {
            var record = new ProducerRecord<>(road.out, 0, Road.bytes("key"), Road.bytes("unreadable"));
            record.headers().add(PublishedSequences.HEADER, Road.bytes("3"));
            try (var producer = road.door.producer(Map.of())) {
                Waiting.within(Duration.ofMillis(500), new CountDownLatch(1)::await);
                var _ = producer.send(record);
            }
        });
        assertThat(rewind(RUN)).as(said::toString).isZero();
        assertThat(late.isAlive()).isFalse();
    }

    private void keep(List<ConsumerRecord<byte[], byte[]>> journal) {
        new EngineStore(jdbc, Duration.ofHours(1)).store(0, new EngineStep(journal, ticksGoneThrough(), List.of()));
    }

    private Map<TopicPartition, Long> ticksGoneThrough() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (int partition = 0; partition < Road.PARTITIONS; partition++) {
            positions.put(new TopicPartition(road.ticks, partition), 20L);
        }
        return positions;
    }

    private int rewind(RunId run) {
        return rewind(road, data, run);
    }

    private int rewind(Road from, DataSource database, RunId run) {
        TransactionTemplate readOnly = new TransactionTemplate(new JdbcTransactionManager(database));
        readOnly.setReadOnly(true);
        AtomicInteger status = new AtomicInteger(-1);
        new RewindStart(
                        "summing",
                        run,
                        () -> new RewindSession(
                                from.door,
                                from.topics,
                                new Summing(from, false),
                                new Journal(new JdbcTemplate(database), readOnly),
                                run,
                                (fed, of) -> {}),
                        said::add,
                        status::set)
                .start();
        return status.get();
    }
}
