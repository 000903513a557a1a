package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test does at a broker from outside: topics, ticks in, committed messages out. */
final class Broker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> settings;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final TickCodec codec = new TickCodec();

    Broker(String servers) {
        settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Those that are not there. */
    void createTopics(int partitions) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            for (String topic : List.of(
                    Topics.TICKS, Topics.STEPS, Topics.SIGNALS, Topics.COMMANDS, Topics.STRATEGY_EVENTS, "ticks-dlt")) {
                if (!existing.contains(topic)) {
                    topics.add(new NewTopic(topic, partitions, (short) 1));
                }
            }
            admin.createTopics(topics).all().get();
        }
    }

    /** Returns when the broker does not list it any more, which is later than when its controller has said so. */
    void delete(String topic) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(settings)) {
            admin.deleteTopics(List.of(topic)).all().get();
            while (admin.listTopics().names().get().contains(topic)) {
                assertThat(System.nanoTime())
                        .as("time to forget topic " + topic)
                        .isLessThan(deadline);
                Thread.sleep(POLL);
            }
        }
    }

    /** The names under which transactions were made. */
    List<String> transactions() throws Exception {
        try (Admin admin = Admin.create(settings)) {
            return admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
        }
    }

    void send(List<? extends TapeEvent> events) {
        events.forEach(event -> send(event.symbol(), codec.encode(event)));
    }

    void send(String key, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(Topics.TICKS, key, value)));
    }

    void flush() throws Exception {
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
        sent.clear();
    }

    /** What is committed on a topic, from its beginning, up to the message that ends the wait. */
    List<Message> readUntil(String topic, Predicate<Message> last) {
        List<Message> said = new ArrayList<>();
        consume(topic, record -> {
            said.add(Messages.decode(record.value()));
            return last.test(said.getLast());
        });
        return said;
    }

    /** What became of commands to strategies, once so many are committed. */
    List<Message.StrategyAnswered> readAnswers(int count) {
        int[] left = {count};
        return readUntil(Topics.STRATEGY_EVENTS, message -> --left[0] == 0).stream()
                .map(Message.StrategyAnswered.class::cast)
                .toList();
    }

    /** The steps or signals that are committed on a topic, once the run has ended for so many symbols. */
    List<Message> readUntilEnded(String topic, int symbols) {
        List<Message> ended = new ArrayList<>();
        return readUntil(topic, message -> {
                    if (message instanceof Message.RunEnded) {
                        ended.add(message);
                    }
                    return ended.size() == symbols;
                })
                .stream()
                .filter(message -> message instanceof Message.Stepped || message instanceof Message.Signalled)
                .toList();
    }

    /** Consumes committed records from the beginning until one ends the wait. */
    void consume(String topic, Predicate<ConsumerRecord<String, byte[]>> last) {
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (last.test(record)) {
                        return;
                    }
                }
            }
        }
        assertThat(deadline).as("time to see the last record on " + topic).isZero();
    }

    @Override
    public void close() {
        producer.close();
    }
}
