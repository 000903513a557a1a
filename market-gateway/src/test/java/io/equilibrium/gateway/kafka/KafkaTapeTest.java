package io.equilibrium.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.gateway.Markets;
import io.equilibrium.gateway.Pace;
import io.equilibrium.gateway.Pause;
import io.equilibrium.gateway.Replay;
import io.equilibrium.gateway.ReplayProgress;
import io.equilibrium.gateway.Tape;
import io.equilibrium.gateway.TopicProperties;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    private static final Pause NONE = time -> {};

    private static Admin admin;
    private static KafkaDoor door;

    @TempDir
    private Path folder;

    @BeforeAll
    static void topics(EmbeddedKafkaBroker broker) throws Exception {
        String servers = broker.getBrokersAsString();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        door = new KafkaDoor(new KafkaProperties(), () -> List.of(servers));
        RoadTopics topics = new RoadTopics(new TopicProperties(PARTITIONS, (short) 1, Duration.ofHours(3)));
        topics.create(admin);
        topics.create(admin);
    }

    /** A process that is killed after some more events: half of them have reached the broker, the rest may have or not. */
    private record DyingTape(Tape tape, AtomicInteger left, int half) implements Tape {
        DyingTape(Tape tape, int writes) {
            this(tape, new AtomicInteger(writes), writes / 2);
        }

        @Override
        public boolean has(long place, String symbol) {
            return tape.has(place, symbol);
        }

        @Override
        public void write(long place, TapeEvent event) throws InterruptedException {
            if (left.get() == 0) {
                throw new IllegalStateException("killed");
            }
            tape.write(place, event);
            if (left.decrementAndGet() == half) {
                tape.flush();
            }
        }

        @Override
        public void flush() {
            tape.flush();
        }

        @Override
        public void close() {
            tape.close();
        }
    }

    private static long[] lastPlaces(RunId run) throws InterruptedException {
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(Map.of())) {
            return new TapeTail(consumer, run, NONE).lastPlaces();
        }
    }

    private static Tape open(RunId run) throws InterruptedException {
        return new KafkaTape(door.producer(KafkaTape.SETTINGS), lastPlaces(run), Flow.FREE);
    }

    private static void replay(MarketData market, RunId run, Tape tape) throws InterruptedException {
        ReplayProgress progress = new ReplayProgress(System::nanoTime);
        new Replay(market, run, tape, Pace.MAXIMUM, progress).run();
    }

    /** The run's events on the topic, by symbol, as they lie there. */
    private static Map<String, List<TapeEvent>> written(RunId run) {
        TickCodec codec = new TickCodec();
        Map<String, List<TapeEvent>> events = new TreeMap<>();
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : records()) {
            try {
                TapeEvent event = codec.decode(record.value());
                if (event.run().equals(run)) {
                    events.computeIfAbsent(event.symbol(), symbol -> new ArrayList<>())
                            .add(event);
                }
            } catch (UnreadableTapeException broken) {
                assertThat(record.value()).isEqualTo("junk".getBytes(StandardCharsets.UTF_8));
            }
        }
        return events;
    }

    private static List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records() {
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        try (Consumer<byte @Nullable [], byte @Nullable []> consumer = door.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<String, List<TapeEvent>> expected(MarketData market, RunId run) throws InterruptedException {
        Map<String, List<TapeEvent>> events = new TreeMap<>();
        Tape memory = new Tape() {
            @Override
            public boolean has(long place, String symbol) {
                return false;
            }

            @Override
            public void write(long place, TapeEvent event) {
                events.computeIfAbsent(event.symbol(), symbol -> new ArrayList<>())
                        .add(event);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        replay(market, run, memory);
        return events;
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
    void aRunThatIsKilledAgainAndAgainIsOnTheTopicOnceAndInOrder() throws Exception {
        MarketData market = Markets.of(folder);
        RunId run = new RunId(1);
        for (int writes : new int[] {2, 5, 150, 333}) {
            try (Tape tape = new DyingTape(open(run), writes)) {
                assertThatThrownBy(() -> replay(market, run, tape)).hasMessage("killed");
            }
            assertThat(Arrays.stream(lastPlaces(run))).anyMatch(place -> place > TapeTail.NOTHING);
        }
        try (Tape tape = open(run)) {
            replay(market, run, tape);
        }
        assertThat(written(run)).isEqualTo(expected(market, run));

        try (Tape tape = new DyingTape(open(run), 0)) {
            replay(market, run, tape);
        }
    }

    @Test
    void aRunIsResumedBehindRecordsThatCannotBeReadButNotBehindAnotherRun() throws Exception {
        MarketData market = Markets.of(folder);
        RunId run = new RunId(2);
        try (Tape tape = open(run)) {
            replay(market, run, tape);
        }
        try (Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Map.of())) {
            for (int i = 0; i < 250; i++) {
                producer.send(new ProducerRecord<>(
                                Topics.TICKS, i % PARTITIONS, null, "junk".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
        long[] places = lastPlaces(run);
        assertThat(places).contains(2 * 3 + 644 - 1);
        assertThat(lastPlaces(new RunId(3))).containsOnly(TapeTail.NOTHING);
    }

    @Test
    void theTapeWaitsForTheGroupsThatItFollows() throws Exception {
        List<TopicPartition> partitions =
                List.of(new TopicPartition(Topics.TICKS, 0), new TopicPartition(Topics.TICKS, 1));
        try (Tape tape = open(new RunId(4))) {
            replay(Markets.of(folder), new RunId(4), tape);
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
        try (Tape tape = open(new RunId(5))) {
            replay(Markets.of(folder), new RunId(5), tape);
        }
        Map<String, Integer> partitions = new TreeMap<>();
        records().stream()
                .filter(record -> record.key() != null)
                .forEach(
                        record -> partitions.put(new String(record.key(), StandardCharsets.UTF_8), record.partition()));
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
