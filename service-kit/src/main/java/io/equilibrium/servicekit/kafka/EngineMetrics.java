package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the loop and the relay count and time. */
final class EngineMetrics {
    private final MeterRegistry meters;
    private final Map<String, Counter> handled = new HashMap<>();
    private final Timer batches;
    private final Timer stores;
    private final Counter failures;
    private final Counter published;
    private final Timer relays;
    private final Timer latency;
    private final AtomicInteger active;

    EngineMetrics(MeterRegistry meters, EngineTopics topics) {
        this.meters = meters;
        topics.inputs()
                .forEach(input -> handled.put(
                        input.topic(),
                        Counter.builder("records.handled")
                                .description("records handed to the engine, those read again included")
                                .tag("topic", input.topic())
                                .register(meters)));
        batches = timer("engine.batches", "from a poll's records to their effects stored");
        stores = timer("engine.stores", "one transaction: state, inbox, positions, outbox");
        failures = Counter.builder("engine.failures")
                .description("attempts of the loop that ended in a rollback")
                .register(meters);
        active = meters.gauge("engine.active", new AtomicInteger());
        published = Counter.builder("outbox.published")
                .description("records the relay published")
                .register(meters);
        relays = timer("outbox.relays", "one Kafka transaction of the relay");
        latency = timer("outbox.latency", "from records stored to the same records on their topics");
    }

    void handled(List<? extends ConsumerRecord<?, ?>> batch) {
        for (ConsumerRecord<?, ?> record : batch) {
            Counter counter = handled.get(record.topic());
            if (counter != null) {
                counter.increment();
            }
        }
    }

    void batch(Duration took) {
        batches.record(took);
    }

    void store(Duration took) {
        stores.record(took);
    }

    void held() {
        active.set(1);
    }

    void failure() {
        failures.increment();
    }

    void relay(int rows, Duration took) {
        published.increment(rows);
        relays.record(took);
    }

    void onTopics(int rows, Duration took) {
        for (int row = 0; row < rows; row++) {
            latency.record(took);
        }
    }

    <T> void backlog(T relay, ToDoubleFunction<T> rows) {
        Gauge.builder("outbox.backlog", relay, rows)
                .description("records stored and not yet published")
                .register(meters);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(meters);
    }
}
