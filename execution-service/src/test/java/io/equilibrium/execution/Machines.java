package io.equilibrium.execution;

import static io.equilibrium.execution.Until.until;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker with the road's topics and a database server; what is written by others is written from here. */
final class Machines implements AutoCloseable {
    static final String TOKEN = "a-token-for-this-test-only";

    private static final int PARTITIONS = 2;
    private static final String INSTRUMENTS = """
            {"asOf": "2026-01-01", "instruments": [
            {"symbol": "BARUSDT", "priceTick": "0.01", "lotStep": "0.001", "minimumQuantity": "0.001", "minimumNotional": "5"},
            {"symbol": "PRINTUSDT", "priceTick": "0.01", "lotStep": "0.001", "minimumQuantity": "0.001", "minimumNotional": "5"},
            {"symbol": "BURSTUSDT", "priceTick": "0.01", "lotStep": "0.001", "minimumQuantity": "0.001", "minimumNotional": "5"}
            ]}""";

    private final Path instruments;
    private final Path token;
    private final EmbeddedKafkaBroker kafka;
    private final DatabaseServer postgres;
    private final KafkaProducer<byte[], byte[]> producer;
    private final TickCodec codec = new TickCodec();
    private int databases;

    Machines(Path folder, DatabaseServer postgres) {
        this.postgres = postgres;
        try {
            instruments = Files.writeString(folder.resolve("instruments.json"), INSTRUMENTS);
            token = Files.writeString(folder.resolve("token"), TOKEN);
            String[] topics = Stream.of(Topics.TICKS, Topics.APPROVED_ORDERS, Topics.FILLS)
                    .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                    .toArray(String[]::new);
            kafka = new EmbeddedKafkaKraftBroker(1, PARTITIONS, topics)
                    .brokerProperties(Map.of(
                            "transaction.state.log.replication.factor", "1",
                            "transaction.state.log.min.isr", "1",
                            "transaction.state.log.num.partitions", "2"));
            kafka.afterPropertiesSet();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String database() {
        String name = "execution" + ++databases;
        new JdbcTemplate(new DriverManagerDataSource(postgres.url("postgres"))).execute("create database " + name);
        return postgres.url(name);
    }

    /** Changes a database behind the service's back. */
    void update(String database, String sql) {
        new JdbcTemplate(new DriverManagerDataSource(database)).update(sql);
    }

    /** A process's settings: small batches, and little room for ticks that wait. */
    Map<String, Object> settings(String database) {
        return Map.of(
                "spring.kafka.bootstrap-servers", kafka.getBrokersAsString(),
                "spring.datasource.url", database,
                "spring.datasource.username", "postgres",
                "server.port", "0",
                "server.address", "127.0.0.1",
                "equilibrium.instruments", instruments.toString(),
                "equilibrium.admin-token-file", token.toString(),
                "equilibrium.paper.most-waiting", "300",
                "equilibrium.paper.most-held", "40",
                "equilibrium.engine.poll-records", "100");
    }

    /** Writes the run's tape from one event to before another. */
    void tape(Script script, int from, int until) {
        script.tape().subList(from, until).forEach(event -> send(Topics.TICKS, event.symbol(), codec.encode(event)));
        producer.flush();
    }

    void tape(Script script) {
        tape(script, 0, script.tape().size());
    }

    void decisions(List<Message> messages) {
        messages.forEach(message -> send(Topics.APPROVED_ORDERS, message.key(), Messages.encode(message)));
        producer.flush();
    }

    void send(String topic, String key, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    /** What is on fills but progress, by symbol, once there are as many records as expected, to its very end. */
    Map<String, List<Message>> fills(int expected) {
        Map<String, List<Message>> fills = new HashMap<>();
        committed(Topics.FILLS, expected, Machines::isAnswer)
                .forEach(record -> fills.computeIfAbsent(new String(record.key(), UTF_8), symbol -> new ArrayList<>())
                        .add(Messages.decode(record.value())));
        return fills;
    }

    private static boolean isAnswer(ConsumerRecord<byte[], byte[]> record) {
        return !(Messages.decode(record.value()) instanceof Message.Progress);
    }

    /** All that a read_committed reader sees of a topic once there are as many records as expected, to its very end. */
    List<ConsumerRecord<byte[], byte[]>> committed(String topic, int expected) {
        return committed(topic, expected, any -> true);
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(
            String topic, int expected, Predicate<ConsumerRecord<byte[], byte[]>> counts) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            until(expected + " records on " + topic, () -> {
                take(consumer, seen, counts);
                return seen.size() >= expected;
            });
            var ends = consumer.endOffsets(partitions);
            until("the end of " + topic, () -> {
                take(consumer, seen, counts);
                return partitions.stream().allMatch(one -> consumer.position(one) >= ends.get(one));
            });
        }
        return seen;
    }

    private static void take(
            KafkaConsumer<byte[], byte[]> consumer,
            List<ConsumerRecord<byte[], byte[]>> seen,
            Predicate<ConsumerRecord<byte[], byte[]>> counts) {
        consumer.poll(Duration.ofMillis(20)).forEach(record -> {
            if (counts.test(record)) {
                seen.add(record);
            }
        });
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.getBrokersAsString(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producer.close();
        kafka.destroy();
        postgres.close();
    }
}
