package io.equilibrium.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Markets;
import io.equilibrium.gateway.MemoryTape;
import io.equilibrium.gateway.Pause;
import io.equilibrium.gateway.ReplayRefusedException;
import io.equilibrium.gateway.RunEntry;
import io.equilibrium.gateway.Tape;
import io.equilibrium.gateway.TapeLostException;
import io.equilibrium.gateway.TopicProperties;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

@EmbeddedKafka
class KafkaTapeTest {
    private static final int PARTITIONS = 2;

    private static Admin admin;
    private static KafkaDoor door;
    private static KafkaRoad road;
    private static Tapes tapes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void topics(EmbeddedKafkaBroker broker) throws Exception {
        String servers = broker.getBrokersAsString();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        door = new KafkaDoor(new KafkaProperties(), () -> List.of(servers));
        TopicProperties topics = new TopicProperties(PARTITIONS, (short) 1, Duration.ofHours(3));
        new RoadTopics(topics).create(admin);
        new RoadTopics(topics).create(admin);
        road = new KafkaRoad(door, Map.of(), List.of(servers), topics, Thread::sleep);
        tapes = new Tapes(door, road);
    }

    /** A process that is killed after it has written so many more events, of which half were committed. */
    private record DyingTape(Tape tape, AtomicInteger left, int half) implements Tape {
        DyingTape(Tape tape, int writes) {
            this(tape, new AtomicInteger(writes), writes / 2);
        }

        @Override
        public long writtenThrough() {
            return tape.writtenThrough();
        }

        @Override
        public List<RunId> givesUp() {
            return tape.givesUp();
        }

        @Override
        public void write(TapeEvent event) {
            if (left.get() == 0) {
                throw new IllegalStateException("killed");
            }
            if (left.getAndDecrement() == half) {
                tape.commit();
            }
            tape.write(event);
        }

        @Override
        public void write(Message message) {
            tape.write(message);
        }

        @Override
        public void commit() {
            if (left.get() == 0) {
                throw new KafkaException("killed");
            }
            tape.commit();
        }

        @Override
        public void end() {
            commit();
            tape.end();
        }

        @Override
        public void close() {
            tape.close();
        }
    }

    private static MemoryTape expected(MarketData market, RunId run) throws InterruptedException {
        MemoryTape memory = new MemoryTape(TapeEvent.NO_PLACE);
        Markets.replay(market, run, memory);
        return memory;
    }

    @Test
    void everyTopicOfTheRoadIsMadeWithTheTimeOfWriting() throws Exception {
        assertThat(admin.listTopics().names().get())
                .containsAll(Topics.ALL)
                .containsAll(Topics.ALL.stream().map(Topics::deadLetters).toList());
        ConfigResource ticks = new ConfigResource(ConfigResource.Type.TOPIC, Topics.TICKS);
        var config = admin.describeConfigs(List.of(ticks)).all().get().get(ticks);
        assertThat(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value())
                .isEqualTo("LogAppendTime");
        assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("10800000");
        assertThat(admin.describeTopics(List.of(Topics.FILLS))
                        .allTopicNames()
                        .get()
                        .get(Topics.FILLS)
                        .partitions())
                .hasSize(PARTITIONS);
    }

    @Test
    void aRunThatIsKilledAgainAndAgainIsOnBothTopicsOnceAndInOrder() throws Exception {
        MarketData market = Markets.of(folder);
        RunId run = new RunId(1);
        for (int writes : new int[] {2, 5, 150, 333}) {
            try (Tape tape = new DyingTape(tapes.open(run, market), writes)) {
                assertThatThrownBy(() -> Markets.replay(market, run, tape)).hasMessage("killed");
            }
        }
        try (Tape tape = tapes.open(run, market)) {
            assertThat(tape.writtenThrough()).isGreaterThan(200);
            Markets.replay(market, run, tape);
        }
        MemoryTape expected = expected(market, run);
        assertThat(tapes.eventsInOrder(run)).isEqualTo(expected.events);
        assertThat(tapes.markedInOrder(run)).isEqualTo(expected.marked());
        for (List<TapeEvent> partition : tapes.events(run)) {
            assertThat(partition).extracting(TapeEvent::place).isSorted();
        }
        for (List<Message> partition : tapes.marks(run)) {
            assertThat(partition).extracting(Message::place).isSorted();
        }

        RunEntry whole = tapes.entry(run, market).as(RunEntry.State.WHOLE);
        assertThat(tapes.ledger()).filteredOn(entry -> entry.run().equals(run)).containsExactly(whole);
        assertThat(road.admit(tapes.entry(run, market), Optional.empty()).isWhole())
                .isTrue();
        assertThat(road.open(tapes.entry(run, market), market.symbols(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void everyPartitionIsToldHowFarTheRunHasCome() throws Exception {
        RunId run = new RunId(6);
        MarketData market = Markets.of(folder);
        try (Tape tape = tapes.open(run, market)) {
            Markets.replay(market, run, tape);
        }
        long last = 3 + 644 + 3 - 1;
        assertThat(tapes.lastPlaces(run)).containsOnly(last);
        assertThat(tapes.events(run))
                .hasSize(PARTITIONS)
                .allSatisfy(partition -> assertThat(partition.getLast().place()).isEqualTo(last));
    }

    @Test
    void whoeverOpensTheTapeShutsOutWhoeverHadIt() throws Exception {
        RunId run = new RunId(8);
        MarketData market = Markets.of(folder);
        List<TapeEvent> events = expected(market, run).events;
        try (Tape zombie = tapes.open(run, market)) {
            assertThatThrownBy(() -> Markets.replay(market, run, new DyingTape(zombie, 200)))
                    .hasMessage("killed");
            try (Tape next = tapes.open(run, market)) {
                // Half, or more on a slow machine: what is due is committed too.
                assertThat(next.writtenThrough()).isBetween(99L, 199L);
                Markets.replay(market, run, next);
            }
            assertThatThrownBy(zombie::commit).isInstanceOf(TapeLostException.class);
            assertThatThrownBy(zombie::end).isInstanceOf(TapeLostException.class);
            assertThat(tapes.eventsInOrder(run)).isEqualTo(events);
        }
    }

    @Test
    void aRunIsResumedBehindRecordsThatCannotBeReadButNotBehindAnotherRun() throws Exception {
        MarketData market = Markets.of(folder);
        RunId run = new RunId(2);
        try (Tape tape = tapes.open(run, market)) {
            Markets.replay(market, run, tape);
        }
        try (Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Map.of())) {
            for (int i = 0; i < 250; i++) {
                producer.send(new ProducerRecord<>(
                                Topics.TICKS, i % PARTITIONS, null, "junk".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
        assertThat(tapes.lastPlaces(run)).contains(3 + 644 + 3 - 1);
        assertThat(tapes.lastPlaces(new RunId(3))).containsOnly(TapeEvent.NO_PLACE);
    }

    @Test
    void aRunWithoutPlacesIsNotGoneOnWith() throws Exception {
        RunId run = new RunId(9);
        byte[] old = new TickCodec().encode(new RunEnded(run, TapeEvent.NO_PLACE, "BTCUSDT", 0, 0, 0));
        try (Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topics.TICKS, 0, null, old)).get();
        }
        assertThatThrownBy(() -> tapes.lastPlaces(run))
                .isInstanceOf(ReplayRefusedException.class)
                .hasMessageContaining("run 0000000000000009 was written by an earlier version");
    }

    @Test
    void aRunThatTheLedgerDoesNotKnowIsNotGoneOnWith() throws Exception {
        RunId run = new RunId(10);
        MarketData market = Markets.of(folder);
        byte[] stray = new TickCodec().encode(new RunEnded(run, 5, "BTCUSDT", 0, 0, 0));
        try (Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topics.TICKS, 0, null, stray)).get();
        }
        assertThatThrownBy(() -> tapes.open(run, market))
                .isInstanceOf(ReplayRefusedException.class)
                .hasMessageContaining("topic runs does not know it");
    }

    @Test
    void aRunOfWhichNothingIsLeftIsNotBegunAfresh() throws Exception {
        RunId run = new RunId(11);
        MarketData market = Markets.of(folder);
        try (Tape tape = tapes.open(run, market)) {
            expected(market, run).events.subList(0, 50).forEach(tape::write);
            tape.commit();
        }
        List<TopicPartition> partitions =
                List.of(new TopicPartition(Topics.TICKS, 0), new TopicPartition(Topics.TICKS, 1));
        admin.deleteRecords(partitions.stream()
                        .collect(Collectors.toMap(one -> one, one -> RecordsToDelete.beforeOffset(-1))))
                .all()
                .get();
        long written = tapes.records(Topics.MARKS).size();

        assertThatThrownBy(() -> tapes.open(run, market))
                .isInstanceOf(ReplayRefusedException.class)
                .hasMessageContaining("run 000000000000000b was begun, but nothing of it is the last on partition")
                .hasMessageContaining("of ticks");
        assertThat(tapes.records(Topics.TICKS)).isEmpty();
        assertThat(tapes.records(Topics.MARKS)).hasSize((int) written);
        try (Tape other = road.open(tapes.entry(new RunId(12), market), market.symbols(), Optional.of(run))
                .orElseThrow()) {
            assertThat(other.givesUp()).containsExactly(run);
            Markets.replay(market, new RunId(12), other);
        }
        assertThat(tapes.ledger()).contains(tapes.entry(run, market).as(RunEntry.State.ABANDONED));
    }

    @Test
    void theTapeWaitsForTheGroupsThatItFollows() throws Exception {
        List<TopicPartition> partitions =
                List.of(new TopicPartition(Topics.TICKS, 0), new TopicPartition(Topics.TICKS, 1));
        MarketData market = Markets.of(folder);
        try (Tape tape = tapes.open(new RunId(4), market)) {
            Markets.replay(market, new RunId(4), tape);
        }
        AtomicInteger pauses = new AtomicInteger();
        Pause catchesUp = time -> {
            if (pauses.incrementAndGet() == 3) {
                commitEnds("followed", partitions);
            }
        };
        GroupFlow flow = new GroupFlow(admin, List.of("followed"), 4, PARTITIONS, catchesUp);

        flow.admit();
        assertThat(pauses).hasValue(3);
        flow.admit();
        assertThat(pauses).hasValue(3);
    }

    private static void commitEnds(String group, List<TopicPartition> partitions) {
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(Map.of("group.id", group))) {
            Map<TopicPartition, OffsetAndMetadata> ends =
                    new TreeMap<>((a, b) -> Integer.compare(a.partition(), b.partition()));
            consumer.endOffsets(partitions).forEach((one, end) -> ends.put(one, new OffsetAndMetadata(end)));
            consumer.commitSync(ends);
        }
    }

    @Test
    void symbolsAreWhereKafkaItselfWouldPutThem() throws IOException, InterruptedException {
        MarketData market = Markets.of(folder);
        try (Tape tape = tapes.open(new RunId(5), market)) {
            Markets.replay(market, new RunId(5), tape);
        }
        Map<String, Integer> partitions = new TreeMap<>();
        List<List<TapeEvent>> events = tapes.events(new RunId(5));
        for (int i = 0; i < events.size(); i++) {
            int partition = i;
            events.get(i).forEach(event -> partitions.put(event.symbol(), partition));
        }
        partitions.remove(TapeEvent.EVERY_SYMBOL);
        try (Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Map.of())) {
            partitions.forEach((symbol, partition) -> {
                byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
                try {
                    assertThat(producer.send(new ProducerRecord<>(Topics.STEPS, key, key))
                                    .get()
                                    .partition())
                            .isEqualTo(partition);
                } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
        assertThat(partitions).hasSize(3);
    }
}
