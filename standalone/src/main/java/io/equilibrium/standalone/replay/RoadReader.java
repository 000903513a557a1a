package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.standalone.suite.SuiteFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the services say of one run, from its beginning until all of them have said that it is over. */
public final class RoadReader implements AutoCloseable {
    private static final List<String> BY_SYMBOL = List.of(
            Topics.MARKS, Topics.STEPS, Topics.SIGNALS, Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS, Topics.FILLS);
    private static final Duration POLL = Duration.ofMillis(200);

    /** What ends on which topic. */
    private record End(String topic, String symbol) {}

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Stands at the end of every topic: what was said before belongs to other runs. */
    public RoadReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Topics.ALL.stream()
                .filter(topic -> !topic.equals(Topics.TICKS))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * Hands out every message of the run with its topic, in the order of each partition, until the run is over.
     *
     * @param check is called between polls and throws when there is nothing to wait for any more
     * @throws SuiteFailure if nothing was said for as long as patience lasts
     */
    public void read(
            RunId run,
            Collection<String> symbols,
            BiConsumer<String, Message> listener,
            Runnable check,
            Duration patience)
            throws InterruptedException {
        Set<End> missing = new HashSet<>();
        BY_SYMBOL.forEach(topic -> symbols.forEach(symbol -> missing.add(new End(topic, symbol))));
        missing.add(new End(Topics.BREAKER_EVENTS, Message.RunEnded.EVERY_SYMBOL));
        try {
            long heardAt = System.nanoTime();
            while (!missing.isEmpty()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(record -> take(record, run, missing, listener));
                check.run();
                long now = System.nanoTime();
                heardAt = records.isEmpty() ? heardAt : now;
                if (now - heardAt > patience.toNanos()) {
                    throw new SuiteFailure("the services said nothing for " + patience.toSeconds()
                            + " s, and still to come was the end of run " + run + " on " + named(missing));
                }
            }
        } catch (InterruptException stopped) {
            throw (InterruptedException) new InterruptedException("the reader was stopped").initCause(stopped);
        }
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record, RunId run, Set<End> missing, BiConsumer<String, Message> listener) {
        Message message;
        try {
            message = Messages.decode(record.value());
        } catch (UnreadableMessageException deadLetter) {
            return;
        }
        if (!message.run().equals(run)) {
            return;
        }
        if (message instanceof Message.RunEnded ended) {
            missing.remove(new End(record.topic(), ended.symbol()));
        }
        listener.accept(record.topic(), message);
    }

    private static String named(Set<End> missing) {
        return missing.stream().map(End::topic).distinct().sorted().collect(Collectors.joining(", "));
    }

    // It is in no group, so nobody waits to hear that it goes; and who was interrupted need not hear that it could not
    // say so.
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
