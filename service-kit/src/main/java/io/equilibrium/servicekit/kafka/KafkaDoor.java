package io.equilibrium.servicekit.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Makes plain clients of raw bytes from the service's {@code spring.kafka} settings. */
public final class KafkaDoor {
    private final Map<String, Object> consumers;
    private final Map<String, Object> producers;
    private final Map<String, Object> admins;

    public KafkaDoor(KafkaProperties properties, KafkaConnectionDetails connection) {
        consumers = properties.buildConsumerProperties();
        consumers.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        producers = properties.buildProducerProperties();
        producers.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        admins = properties.buildAdminProperties();
        admins.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getAdmin().getBootstrapServers());
    }

    /** An administrator with these settings above the service's own. */
    public Admin admin(Map<String, @Nullable Object> settings) {
        return Admin.create(over(admins, settings));
    }

    /** A consumer with these settings above the service's own. */
    public Consumer<byte @Nullable [], byte @Nullable []> consumer(Map<String, @Nullable Object> settings) {
        return new KafkaConsumer<>(over(consumers, settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer with these settings above the service's own. */
    public Producer<byte @Nullable [], byte @Nullable []> producer(Map<String, @Nullable Object> settings) {
        return new KafkaProducer<>(over(producers, settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, @Nullable Object> over(
            Map<String, Object> service, Map<String, @Nullable Object> settings) {
        Map<String, @Nullable Object> all = new HashMap<>(service);
        all.putAll(settings);
        return all;
    }
}
