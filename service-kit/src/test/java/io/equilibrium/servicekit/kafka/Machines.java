package io.equilibrium.servicekit.kafka;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One broker and one Postgres for all tests; each test makes its own topics and its own database. */
final class Machines implements BeforeAllCallback {
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** What runs. */
    record Running(EmbeddedKafkaBroker kafka, EmbeddedPostgres postgres) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            postgres.close();
            kafka.destroy();
        }
    }

    private static volatile Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Machines.class))
                .computeIfAbsent(Running.class, key -> startAll(), Running.class);
    }

    /** Where a broker is; a child process is told by this property. */
    static final String BROKERS = "machines.brokers";

    static String brokers() {
        String told = System.getProperty(BROKERS);
        return told != null ? told : running.kafka().getBrokersAsString();
    }

    static EmbeddedPostgres postgres() {
        return running.postgres();
    }

    static void topics(int partitions, String... names) {
        for (String name : names) {
            running.kafka().addTopics(new NewTopic(name, partitions, (short) 1));
        }
    }

    static String unique(String name) {
        return name + NAMES.incrementAndGet();
    }

    private static Running startAll() {
        try {
            EmbeddedKafkaBroker kafka = new EmbeddedKafkaKraftBroker(1, 1)
                    .brokerProperties(Map.of(
                            "transaction.state.log.replication.factor", "1",
                            "transaction.state.log.min.isr", "1",
                            "transaction.state.log.num.partitions", "4",
                            "add.partitions.to.txn.retry.backoff.ms", "1"));
            kafka.afterPropertiesSet();
            return new Running(kafka, EmbeddedPostgres.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
