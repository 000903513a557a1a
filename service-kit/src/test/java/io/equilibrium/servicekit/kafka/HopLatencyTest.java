package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.OutgoingRecord;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Prints how long a number takes from one engine to the next, when each waits for the other's answer, and where. */
@Tag("long")
@ExtendWith(Machines.class)
class HopLatencyTest {
    private static final int HOPS = 5_000;
    private static final int BACKLOG = 400_000;
    private static final List<String> PARTS =
            List.of("hop", "handled to saved", "saved to publishing", "kafka transaction", "published to handled");

    private final Queue<long[]> hops = new ConcurrentLinkedQueue<>();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private Player even;
    private Player odd;
    private final AtomicLong cpu = new AtomicLong();
    private volatile int warm;
    private volatile boolean done;

    /** What else the engines read meanwhile. */
    enum Beside {
        NOTHING,
        ASIDES,
        BACKLOG
    }

    @ParameterizedTest(name = "{0} partitions, in passing: {1}, beside: {2}")
    @CsvSource({
        "1,false,NOTHING", "4,false,NOTHING", "4,false,ASIDES", "4,false,BACKLOG",
        "1,true,NOTHING", "4,true,NOTHING", "4,true,ASIDES", "4,true,BACKLOG"
    })
    void hop(int partitions, boolean passing, Beside beside) {
        String ping = Machines.unique("ping");
        String pong = Machines.unique("pong");
        String ballast = Machines.unique("ballast");
        Stream.of(ping, pong, ballast).forEach(topic -> Machines.topics(4, topic, Topics.deadLetters(topic)));
        List<String> brokers = List.of(Machines.brokers());
        KafkaDoor door = new KafkaDoor(new KafkaProperties(), () -> brokers);
        UnaryOperator<OutgoingRecord> way = passing ? OutgoingRecord::inPassing : record -> record;
        try (var first = player(door, List.of(ping, ballast), new Player.Manner(pong, partitions, way));
                var second = player(door, List.of(pong, ballast), new Player.Manner(ping, partitions, way));
                var producer = door.producer(Map.of())) {
            warm = beside == Beside.BACKLOG ? 10 : 2_000;
            even = first.handler;
            odd = second.handler;
            if (beside == Beside.BACKLOG) {
                IntStream.range(0, BACKLOG).forEach(record -> send(producer, ballast, Player.BALLAST));
                producer.flush();
            }
            first.start().awaitReady();
            second.start().awaitReady();
            send(producer, ping, "0");
            until("the last hop", () -> {
                if (beside == Beside.ASIDES) {
                    // Its answer's transaction may end just before the next number's begins.
                    send(producer, ping, Player.ASIDE);
                    send(producer, pong, Player.ASIDE);
                }
                return done || even.ballast.get() == BACKLOG || odd.ballast.get() == BACKLOG;
            });
            print(partitions + " partitions, " + (passing ? "in passing" : "stored") + ", beside " + beside);
            assertThat(first.exits).isEmpty();
        }
    }

    private Service<Player> player(KafkaDoor door, List<String> from, Player.Manner manner) {
        return new Service<>(
                "holder",
                door,
                new EngineTopics(
                        List.of(EngineTopics.journalled(from.getFirst()), EngineTopics.unjournalled(from.getLast())),
                        List.of(manner.to())),
                jdbc -> new Player(manner, jdbc, this::hop),
                Service.database(),
                pace(),
                player -> player);
    }

    private static void send(Producer<byte[], byte[]> producer, String topic, String value) {
        var _ = producer.send(new ProducerRecord<>(topic, Road.bytes(value)));
    }

    private void hop(long number, long now) {
        Player before = number % 2 == 0 ? odd : even;
        if (number == warm) {
            cpu.set(system.getProcessCpuTime());
        } else if (done) {
            return;
        } else if (number > warm && number <= warm + HOPS) {
            hops.add(new long[] {
                now - before.handled,
                Math.max(0, before.saved - before.handled),
                before.publishing - Math.max(before.saved, before.handled),
                before.published - before.publishing,
                now - before.published
            });
        }
        if (number == warm + HOPS) {
            done = true;
        }
    }

    private void print(String how) {
        done = true;
        System.out.printf(
                Locale.ROOT,
                "%s: %d hops, %.2f ms of processor a hop, broker included and Postgres not%n",
                how,
                hops.size(),
                (system.getProcessCpuTime() - cpu.get()) / 1e6 / hops.size());
        for (int part = 0; part < PARTS.size(); part++) {
            int column = part;
            long[] sorted = hops.stream().mapToLong(all -> all[column]).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s p50 %6.2f  p90 %6.2f  p99 %6.2f  max %6.2f ms%n",
                    PARTS.get(part),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 9 / 10] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    sorted[sorted.length - 1] / 1e6);
        }
    }

    private static EngineProperties pace() {
        return new EngineProperties(
                1000,
                100_000,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                1000,
                Duration.ofSeconds(1));
    }
}
