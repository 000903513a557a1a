package io.equilibrium.signal;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's own clients, but for the name of their transactions. Streams with stores in memory names them anew with every
 * start, so what a killed process left open would hold everyone up until it times out; named by instance, the next start
 * ends it at once.
 */
final class StableTransactions implements KafkaClientSupplier {
    private static final Pattern PROCESS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final String instance;

    StableTransactions(String instance) {
        this.instance = instance;
    }

    String named(String transactionalId) {
        return PROCESS.matcher(transactionalId).replaceFirst(instance);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> given) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.computeIfPresent(ProducerConfig.TRANSACTIONAL_ID_CONFIG, (key, id) -> named(id.toString()));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
