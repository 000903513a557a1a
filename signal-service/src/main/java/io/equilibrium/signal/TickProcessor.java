package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import io.equilibrium.contract.UnreadableTapeException;
import io.equilibrium.servicekit.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One partition of ticks and of what people want of strategies: reads each record for the handler, and puts ticks that cannot
 * be read onto the dead letters.
 */
final class TickProcessor implements Processor<String, byte[], String, Outgoing> {
    static final String STORE = "strategies";
    private static final Duration PROGRESS = Duration.ofMillis(50);
    private static final RecordMetadata NOWHERE = new Nowhere();

    private final Snapshots snapshots;
    private final SignalMetrics metrics;
    private final Consumer<DeadLetter> dead;
    private final TickCodec codec = new TickCodec();
    private @Nullable ProcessorContext<String, Outgoing> context;
    private @Nullable SignalHandler handler;
    private long timestamp;

    TickProcessor(Snapshots snapshots, SignalMetrics metrics, Consumer<DeadLetter> dead) {
        this.snapshots = snapshots;
        this.metrics = metrics;
        this.dead = dead;
    }

    // Also called when a task comes back after it was torn down, so nothing of before may stay.
    @Override
    public void init(ProcessorContext<String, Outgoing> given) {
        context = given;
        SymbolStates states = new SymbolStates(snapshots, given.getStateStore(STORE));
        SignalHandler fresh = new SignalHandler(states, metrics, this::say);
        handler = fresh;
        given.schedule(PROGRESS, PunctuationType.WALL_CLOCK_TIME, now -> {
            timestamp = now;
            fresh.progress();
        });
    }

    @Override
    public void process(Record<String, byte[]> record) {
        timestamp = record.timestamp();
        if (isCommand()) {
            command(record);
            return;
        }
        try {
            Objects.requireNonNull(handler).on(read(record));
        } catch (UnreadableTapeException | ArithmeticException unusable) {
            bury(record, unusable);
        }
    }

    private boolean isCommand() {
        return Objects.requireNonNull(context)
                .recordMetadata()
                .filter(from -> from.topic().equals(Topics.COMMANDS))
                .isPresent();
    }

    // What cannot be read there risk-service puts onto the dead letters, and answers.
    private void command(Record<String, byte[]> record) {
        Message message;
        try {
            message = Messages.decode(record.value());
        } catch (UnreadableMessageException unreadable) {
            return;
        }
        if (message.key().equals(record.key())) {
            Objects.requireNonNull(handler).on(message);
        }
    }

    @Override
    public void close() {
        SignalHandler of = handler;
        if (of != null) {
            of.close();
            handler = null;
        }
    }

    private TapeEvent read(Record<String, byte[]> record) {
        TapeEvent event = codec.decode(record.value());
        if (!event.symbol().equals(record.key())) {
            throw new UnreadableTapeException("key is " + record.key() + ", symbol is " + event.symbol());
        }
        if (event.place() < 0) {
            throw new UnreadableTapeException("record has no place on the tape");
        }
        return event;
    }

    private void say(String topic, Message message) {
        forward(new Record<>(message.key(), new Outgoing(topic, Messages.encode(message)), timestamp));
    }

    private void bury(Record<String, byte @Nullable []> record, RuntimeException cause) {
        RecordMetadata from = Objects.requireNonNull(context).recordMetadata().orElse(NOWHERE);
        String key = record.key();
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        DeadLetter letter = DeadLetter.of(
                new ConsumerRecord<>(from.topic(), from.partition(), from.offset(), keyBytes, record.value()), cause);
        dead.accept(letter);
        byte[] value = record.value() == null ? new byte[0] : record.value();
        forward(new Record<>(
                key, new Outgoing(Topics.deadLetters(Topics.TICKS), value), timestamp, letter.recordHeaders()));
    }

    private void forward(Record<String, Outgoing> record) {
        Objects.requireNonNull(context).forward(record);
    }

    /** Where a record stands that came from no topic. */
    private record Nowhere() implements RecordMetadata {
        @Override
        public String topic() {
            return Topics.TICKS;
        }

        @Override
        public int partition() {
            return -1;
        }

        @Override
        public long offset() {
            return -1;
        }
    }
}
