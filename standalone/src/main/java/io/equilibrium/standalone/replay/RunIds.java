package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Run ids that a suite has not seen: a run is one history, and what comes twice under one id would be none. */
public final class RunIds {
    private final Suite suite;

    public RunIds(Suite suite) {
        this.suite = suite;
    }

    /**
     * The id that was asked for, or else the market's for as many attempts as this folder has seen.
     *
     * @throws SuiteFailure if the one asked for is known here
     * @throws IOException if the folder's count of attempts cannot be read or written
     */
    public RunId next(ReplayRun run, Optional<RunId> asked) throws IOException {
        Set<RunId> known = known();
        if (asked.isPresent() && known.contains(asked.get())) {
            throw new SuiteFailure(
                    "run %s exists in %s; choose another --run, or leave it out".formatted(asked.get(), suite.data()));
        }
        int attempt = attempt();
        return asked.orElseGet(() -> IntStream.iterate(attempt, number -> number + 1)
                .mapToObj(run::attempt)
                .filter(id -> !known.contains(id))
                .findFirst()
                .orElseThrow());
    }

    private int attempt() throws IOException {
        Path file = suite.data().resolve("runs.count");
        int next = 1;
        if (Files.exists(file)) {
            try {
                next = Integer.parseInt(Files.readString(file).strip()) + 1;
            } catch (NumberFormatException damaged) {
                throw new IOException(file + " must hold the number of runs so far", damaged);
            }
        }
        Files.writeString(file, next + System.lineSeparator());
        return next;
    }

    /** Every run says on this topic that it began. */
    private Set<RunId> known() {
        Set<RunId> known = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        suite.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.BREAKER_EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readAll(consumer, message -> known.add(message.run()));
        }
        return known;
    }

    private static void readAll(KafkaConsumer<byte[], byte[]> consumer, Consumer<Message> listener) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                try {
                    listener.accept(Messages.decode(record.value()));
                } catch (UnreadableMessageException deadLetter) {
                    // No run is told by what is no message.
                }
            });
        }
    }
}
