package io.equilibrium.telemetry;

import io.equilibrium.contract.Messages;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.kafka.DeadLetters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * The door in. What cannot be read is dead: published where no other service reads the topic, only counted where another
 * one publishes it.
 */
final class RoadListener {
    private static final Set<String> READ_HERE_ALONE = Set.of(Topics.DENIED_ORDERS, Topics.BREAKER_EVENTS);

    private final TelemetryHandler handler;
    private final DeadLetters deadLetters;
    private final ReadBefore before;
    private final SeenOffsets seen = new SeenOffsets();
    private final TickCodec codec = new TickCodec();

    RoadListener(TelemetryHandler handler, DeadLetters deadLetters, ReadBefore before) {
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.before = before;
    }

    void onMessage(Message<byte[]> message) {
        String topic = header(message, KafkaHeaders.RECEIVED_TOPIC, String.class);
        int partition = header(message, KafkaHeaders.RECEIVED_PARTITION, Integer.class);
        long offset = header(message, KafkaHeaders.OFFSET, Long.class);
        if (!seen.isNew(topic, partition, offset)) {
            return;
        }
        long appendedMillis = header(message, KafkaHeaders.RECEIVED_TIMESTAMP, Long.class);
        Received received = new Received(appendedMillis, before.was(topic, partition, offset));
        try {
            Stage stage =
                    Stage.of(topic).orElseThrow(() -> new IllegalStateException(topic + " is no stage of the road"));
            handler.on(stage, Messages.decode(message.getPayload()), received);
        } catch (UnreadableMessageException | IllegalArgumentException unreadable) {
            DeadLetter letter = DeadLetter.of(message, unreadable);
            if (READ_HERE_ALONE.contains(topic) && !received.again()) {
                deadLetters.publish(letter);
            } else {
                deadLetters.count(letter);
            }
        }
    }

    /** Counts the trades of a batch; the newest tells how far the tape is, since it runs in event time. */
    void onTicks(Message<List<byte[]>> batch) {
        Traded newest = null;
        long trades = 0;
        for (byte[] tick : batch.getPayload()) {
            if (decode(tick) instanceof Traded traded) {
                newest = traded;
                trades++;
            }
        }
        if (newest != null) {
            handler.onTicks(newest.run(), trades, newest.tick().eventTimeMicros());
        }
    }

    private @Nullable TapeEvent decode(byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (UnreadableTapeException deadAlready) {
            return null;
        }
    }

    private static <T> T header(Message<?> message, String name, Class<T> type) {
        T value = message.getHeaders().get(name, type);
        if (value == null) {
            throw new IllegalStateException("the Kafka binder gave no header " + name);
        }
        return value;
    }
}
