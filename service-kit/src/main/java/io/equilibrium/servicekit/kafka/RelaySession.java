package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineTopics;
import io.equilibrium.servicekit.jdbc.Outbox;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The time of one transactional producer, which shuts out every earlier one of its name. */
final class RelaySession implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration LEARNING = Duration.ofSeconds(60);

    private final Producer<byte @Nullable [], byte @Nullable []> producer;
    private final Supplier<Consumer<byte @Nullable [], byte @Nullable []>> consumers;
    private final EngineTopics topics;
    private final LongSupplier nanos;

    /** Ends what an earlier producer left open; after this nothing of it can appear on the topics any more. */
    RelaySession(
            Producer<byte @Nullable [], byte @Nullable []> producer,
            Supplier<Consumer<byte @Nullable [], byte @Nullable []>> consumers,
            EngineTopics topics,
            LongSupplier nanos) {
        this.producer = producer;
        this.consumers = consumers;
        this.topics = topics;
        this.nanos = nanos;
        try {
            producer.initTransactions();
        } catch (RuntimeException failed) {
            producer.close(CLOSE);
            throw failed;
        }
    }

    static Map<String, @Nullable Object> producerSettings(String service) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-outbox");
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        return settings;
    }

    static Map<String, @Nullable Object> consumerSettings() {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.GROUP_ID_CONFIG, null);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /**
     * Forgets the rows that are on their topics already; the answer is the sequence after which to publish. Rows are
     * published in order and whole transactions at a time, so whatever is not after the highest one found is published.
     */
    long skipPublished(Outbox outbox) {
        Map<TopicPartition, Long> highest = highest();
        long last = outbox.lastSequence();
        highest.forEach((partition, found) -> {
            if (found > last) {
                throw new OutboxBehindException(partition, found, last);
            }
        });
        long published =
                highest.values().stream().mapToLong(Long::longValue).max().orElse(0);
        outbox.forgetThrough(published);
        return published;
    }

    /**
     * Sends the rows as one transaction; when this returns, they are on their topics. When it throws, that is not known,
     * and another session must learn it.
     */
    void publish(List<OutboxRow> rows, RelayWatch watch) {
        producer.beginTransaction();
        for (OutboxRow row : rows) {
            var _ = producer.send(record(row)); // the commit reports for all of them
            watch.sent(row);
        }
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }

    private Map<TopicPartition, Long> highest() {
        long began = nanos.getAsLong();
        try (var consumer = consumers.get()) {
            List<TopicPartition> partitions =
                    Destinations.of(topics.written(), consumer).all().toList();
            return new PublishedSequences(consumer, () -> nanos.getAsLong() - began < LEARNING.toNanos())
                    .highest(partitions);
        }
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> record(OutboxRow row) {
        OutboxRow.Content content = row.content();
        ProducerRecord<byte @Nullable [], byte @Nullable []> record =
                new ProducerRecord<>(content.topic(), content.partition(), content.key(), content.value());
        content.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers()
                .add(PublishedSequences.HEADER, Long.toString(row.sequence()).getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
