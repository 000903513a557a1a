package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.fail;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A test's own ends of the topics; what it waits for it waits for with a deadline. */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    Wire(String brokers, List<String> topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    void send(String topic, Message message) {
        send(topic, message.key(), Messages.encode(message));
    }

    void send(String topic, String key, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
    }

    /** Everything sent is on the broker. */
    void flush() throws Exception {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    /** Reads until a record of the topic matches. */
    Message await(String topic, Predicate<Message> wanted) {
        until("a message on " + topic, () -> of(topic).stream().anyMatch(wanted));
        return of(topic).stream().filter(wanted).findFirst().orElseThrow();
    }

    void awaitCount(String topic, long count, Predicate<Message> wanted) {
        until(
                count + " messages on " + topic,
                () -> of(topic).stream().filter(wanted).count() >= count);
    }

    /** Reads on until it holds. */
    void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("waited in vain for " + what);
            }
            read();
        }
    }

    /** Reads what is there, or comes within a moment. */
    void read() {
        consumer.poll(POLL).forEach(read::add);
    }

    List<Message> of(String topic) {
        return records(topic).stream()
                .map(record -> Messages.decode(record.value()))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return read.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
