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
    private final SeenOffsets seen = new SeenOffsets();
    private final TickCodec codec = new TickCodec();

    RoadListener(TelemetryHandler handler, DeadLetters deadLetters) {
        this.handler = handler;
        this.deadLetters = deadLetters;
    }

    void onMessage(Message<byte[]> message) {
        String topic = header(message, KafkaHeaders.RECEIVED_TOPIC, String.class);
        int partition = header(message, KafkaHeaders.RECEIVED_PARTITION, Integer.class);
        long offset = header(message, KafkaHeaders.OFFSET, Long.class);
        if (!seen.isNew(topic, partition, offset)) {
            return;
        }
        try {
            Stage stage =
                    Stage.of(topic).orElseThrow(() -> new IllegalStateException(topic + " is no stage of the road"));
            handler.on(stage, Messages.decode(message.getPayload()));
        } catch (UnreadableMessageException | IllegalArgumentException unreadable) {
            DeadLetter letter = DeadLetter.of(message, unreadable);
            if (READ_HERE_ALONE.contains(topic)) {
                deadLetters.publish(letter);
            } else {
                deadLetters.count(letter);
            }
        }
    }

    /** Counts a batch of ticks; only the newest one is read, since the tape runs in event time. */
    void onTicks(Message<List<byte[]>> batch) {
        List<byte[]> ticks = batch.getPayload();
        for (int i = ticks.size() - 1; i >= 0; i--) {
            if (decode(ticks.get(i)) instanceof Traded traded) {
                handler.onTicks(traded.run(), ticks.size(), traded.tick().eventTimeMicros());
                return;
            }
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
