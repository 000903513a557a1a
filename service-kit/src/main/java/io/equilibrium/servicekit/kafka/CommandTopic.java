package io.equilibrium.servicekit.kafka;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes commands, each once and acknowledged by every replica; the producer is made with the first. */
public final class CommandTopic implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final Map<String, @Nullable Object> SETTINGS = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE_MILLIS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS / 2,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS);

    private final Function<Map<String, @Nullable Object>, Producer<byte @Nullable [], byte @Nullable []>> door;
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> producer;

    /** The door makes a producer with the settings given. */
    public CommandTopic(Function<Map<String, @Nullable Object>, Producer<byte @Nullable [], byte @Nullable []>> door) {
        this.door = door;
    }

    /**
     * Writes a command.
     *
     * @throws KafkaException if it is not known to be on the topic
     */
    public void write(Message command) {
        try {
            producer()
                    .send(new ProducerRecord<>(
                            Topics.COMMANDS, command.key().getBytes(StandardCharsets.UTF_8), Messages.encode(command)))
                    .get(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            close();
            throw new KafkaException("the command was not acknowledged", failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new KafkaException("the service is ending", ending);
        }
    }

    private synchronized Producer<byte @Nullable [], byte @Nullable []> producer() {
        if (producer == null) {
            producer = door.apply(SETTINGS);
        }
        return producer;
    }

    /** The next command makes another producer. */
    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
    }
}
