package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.MarkSampler;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.gateway.kafka.KafkaTape;
import io.equilibrium.gateway.kafka.RoadTopics;
import io.equilibrium.gateway.kafka.Transactions;
import io.equilibrium.servicekit.kafka.KafkaDoor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

/** Prints how many ticks a second go to the tape, and how soon one is seen, with transactions and without. */
@Tag("long")
@EmbeddedKafka
class TapeSpeedTest {
    private static final int PARTITIONS = 4;
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT");
    private static final int TICKS = 2_000_000;

    private static KafkaDoor door;

    @BeforeAll
    static void topics(EmbeddedKafkaBroker broker) throws Exception {
        String servers = broker.getBrokersAsString();
        door = new KafkaDoor(new KafkaProperties(), () -> List.of(servers));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new RoadTopics(new TopicProperties(PARTITIONS, (short) 1, Duration.ofHours(3))).create(admin);
        }
    }

    private static KafkaTape tape(RunId run) {
        Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(Transactions.SETTINGS);
        producer.initTransactions();
        long[] nothing = new long[PARTITIONS];
        Arrays.fill(nothing, TapeEvent.NO_PLACE);
        RunEntry entry = new RunEntry(run, RunEntry.State.BEGUN, "00", 1, PARTITIONS);
        return new KafkaTape(producer, new Admission(entry, false, List.of()), nothing);
    }

    private static RunWriter writer(Tape tape, int commitMillis) {
        return new RunWriter(tape, MarkSampler.DEFAULT, Duration.ofMillis(commitMillis), System::nanoTime);
    }

    private static RunStarted started(RunId run, int number) {
        return new RunStarted(run, number, SYMBOLS.get(number), SYMBOLS.size(), 1, 0, 0, "00".repeat(32));
    }

    private static Traded traded(RunId run, int number) {
        long micros = number * 10_000L;
        return new Traded(
                run,
                SYMBOLS.size() + number,
                new Tick(
                        SYMBOLS.get(number % SYMBOLS.size()),
                        number + 1L,
                        6_000_000_000_000L + number % 977 * 10_000_000L,
                        1_000 + number % 313,
                        Aggressor.BUYER,
                        Move.JUMP,
                        micros,
                        micros));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100, 200, 50, 100, 200})
    void throughput(int commitMillis) {
        RunId run = new RunId(System.nanoTime());
        try (Tape tape = tape(run)) {
            RunWriter writer = writer(tape, commitMillis);
            long began = System.nanoTime();
            for (int number = 0; number < SYMBOLS.size(); number++) {
                writer.write(started(run, number));
            }
            for (int number = 0; number < TICKS; number++) {
                writer.write(traded(run, number));
            }
            writer.commit();
            print("committed every " + commitMillis + " ms", began);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void throughputWithoutTransactions(int round) {
        Map<String, @Nullable Object> settings = new HashMap<>(Transactions.SETTINGS);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        TickCodec codec = new TickCodec();
        try (Producer<byte @Nullable [], byte @Nullable []> producer = door.producer(settings)) {
            long began = System.nanoTime();
            for (int number = 0; number < TICKS; number++) {
                Traded traded = traded(new RunId(round), number);
                var _ = producer.send(new ProducerRecord<>(
                        Topics.TICKS, traded.symbol().getBytes(StandardCharsets.UTF_8), codec.encode(traded)));
            }
            producer.flush();
            print("without transactions or marks", began);
        }
    }

    private static void print(String how, long began) {
        System.out.printf(
                Locale.ROOT, "tape: %,d ticks %s: %,.0f/s%n", TICKS, how, TICKS / ((System.nanoTime() - began) / 1e9));
    }

    @Test
    void latency() {
        RunId run = new RunId(System.nanoTime());
        try (Tape tape = tape(run);
                Consumer<byte @Nullable [], byte @Nullable []> consumer =
                        door.consumer(Map.of("isolation.level", "read_committed"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            RunWriter writer = writer(tape, 100);
            writer.write(started(run, 0));
            writer.commit();
            long[] micros = new long[300];
            for (int number = 0; number < micros.length; number++) {
                micros[number] = seenAfterMicros(writer, traded(run, number * SYMBOLS.size()), consumer);
            }
            long[] settled = Arrays.copyOfRange(micros, 50, micros.length);
            Arrays.sort(settled);
            System.out.printf(
                    Locale.ROOT,
                    "tape: from write to seen, committed before each pause: median %.1f ms, 99%% %.1f ms%n",
                    settled[settled.length / 2] / 1e3,
                    settled[settled.length * 99 / 100] / 1e3);
            assertThat(settled).hasSize(250);
        }
    }

    private static long seenAfterMicros(
            RunWriter writer, Traded traded, Consumer<byte @Nullable [], byte @Nullable []> consumer) {
        TickCodec codec = new TickCodec();
        long began = System.nanoTime();
        writer.write(traded);
        writer.idle(Duration.ofSeconds(1));
        while (true) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                if (codec.decode(record.value()).equals(traded)) {
                    return (System.nanoTime() - began) / 1_000;
                }
            }
        }
    }
}
