package io.equilibrium.servicekit.kafka;

import static io.equilibrium.servicekit.kafka.Until.until;

import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.EngineTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Topics of one test: an input, an unjournalled one, an output, and the dead letters. */
final class Road implements AutoCloseable {
    static final int PARTITIONS = 3;

    final String in;
    final String ticks;
    final String out;
    final EngineTopics topics;
    final KafkaDoor door;
    private final Producer<byte[], byte[]> producer;

    /** New topics. */
    Road() {
        this(Machines.unique("in"), Machines.unique("ticks"), Machines.unique("out"));
        Machines.topics(PARTITIONS, in, ticks, out, Topics.deadLetters(in), Topics.deadLetters(ticks));
    }

    /** Topics that somebody else makes. */
    Road(String in, String ticks, String out) {
        this.in = in;
        this.ticks = ticks;
        this.out = out;
        topics = new EngineTopics(List.of(EngineTopics.journalled(in), EngineTopics.unjournalled(ticks)), List.of(out));
        List<String> brokers = List.of(Machines.brokers());
        door = new KafkaDoor(new KafkaProperties(), () -> brokers);
        producer = door.producer(Map.of());
    }

    /** Values from {@code first} to {@code last}, spread over keys. */
    void feed(int first, int last) {
        for (int value = first; value <= last; value++) {
            send(in, value % PARTITIONS, "key" + value % 5, Integer.toString(value));
        }
        producer.flush();
    }

    void send(String topic, int partition, String key, String value) {
        var _ = producer.send(new ProducerRecord<>(topic, partition, bytes(key), bytes(value)));
        producer.flush();
    }

    /** All that a read_committed reader sees of a topic once there are as many records as expected, to its very end. */
    List<ConsumerRecord<byte[], byte[]>> committed(String topic, int expected) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        try (var consumer = door.consumer(new HashMap<>(RelaySession.consumerSettings()))) {
            List<TopicPartition> partitions =
                    Destinations.of(List.of(topic), consumer).all().toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            until(expected + " records on " + topic, () -> {
                consumer.poll(Duration.ofMillis(20)).forEach(seen::add);
                return seen.size() >= expected;
            });
            var ends = consumer.endOffsets(partitions);
            until("the end of " + topic, () -> {
                consumer.poll(Duration.ofMillis(20)).forEach(seen::add);
                return partitions.stream().allMatch(one -> consumer.position(one) >= ends.get(one));
            });
        }
        return seen;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    @Override
    public void close() {
        producer.close();
    }
}
