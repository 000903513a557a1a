package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints how many records a second go through the loop and the relay, each record in the inbox and two in the outbox. */
@Tag("long")
@ExtendWith(Machines.class)
class EngineLoopSpeedTest {
    private static final int RECORDS = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000})
    void records(int pollRecords) {
        int records = Math.min(RECORDS, pollRecords * 200);
        try (Road road = new Road();
                Service<Doubler> service = Service.of(road, Service.database(), pace(pollRecords), RelayWatch.NONE)) {
            fill(road, records);
            long began = System.nanoTime();
            service.start();
            until("all handled", () -> handled(service, road) == records);
            long handled = System.nanoTime() - began;
            until(
                    "all published",
                    () -> service.meters.counter("outbox.published").count() == 2.0 * records);
            print(pollRecords, records, handled, System.nanoTime() - began, service);
            assertThat(service.exits).isEmpty();
        }
    }

    private static void print(int pollRecords, int records, long handled, long published, Service<Doubler> service) {
        var stores = service.meters.timer("engine.stores");
        System.out.printf(
                Locale.ROOT,
                "loop: %,d records in batches of at most %d: %,.0f/s stored, %,.0f/s published twice;"
                        + " store mean %.1f ms, max %.1f ms (%d stores); relay mean %.1f ms%n",
                records,
                pollRecords,
                records / (handled / 1e9),
                records / (published / 1e9),
                stores.mean(TimeUnit.MICROSECONDS) / 1e3,
                stores.max(TimeUnit.MICROSECONDS) / 1e3,
                stores.count(),
                service.meters.timer("outbox.relays").mean(TimeUnit.MICROSECONDS) / 1e3);
    }

    private static double handled(Service<Doubler> service, Road road) {
        return service.meters.counter("records.handled", "topic", road.in).count();
    }

    private static void fill(Road road, int records) {
        try (var producer = road.door.producer(Map.of())) {
            byte[] key = Road.bytes("BTCUSDT");
            for (int record = 0; record < records; record++) {
                var _ = producer.send(new ProducerRecord<>(
                        road.in, record % Road.PARTITIONS, key, Road.bytes(Integer.toString(1_000_000 + record))));
            }
        }
    }

    private static EngineProperties pace(int pollRecords) {
        return new EngineProperties(
                pollRecords,
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
