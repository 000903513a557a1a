package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Tape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The topics {@code ticks} and {@code marks}, written in transactions of one name: who opens the tape next ends what was
 * left open, and from then on nothing of this one is taken.
 */
public final class KafkaTape implements Tape {
    /**
     * Large compressed batches, in order, once each; one request at a time, so that none overtakes the first of a new
     * transaction, which the broker would not take. Delivery never gives up: that would end the replay.
     */
    public static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "market-gateway"),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 600_000L));

    private final Producer<byte @Nullable [], byte @Nullable []> producer;
    private final RunId run;
    private final long writtenThrough;
    private final long[] lastPlaces;
    private final TickCodec codec = new TickCodec();
    private final Map<String, Lane> lanes = new HashMap<>();
    private long place = TapeEvent.NO_PLACE;
    private boolean open;
    private boolean committing;

    /** Where a symbol's ticks go. */
    private static final class Lane {
        private final byte[] key;
        private final int partition;

        Lane(String symbol, int partitions) {
            key = symbol.getBytes(StandardCharsets.UTF_8);
            // As Kafka's own partitioner does.
            partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
        }
    }

    /** Goes on with a run whose last place on each partition is given; the producer's transactions must be initialised. */
    public KafkaTape(Producer<byte @Nullable [], byte @Nullable []> producer, RunId run, long[] lastPlaces) {
        this.producer = producer;
        this.run = run;
        this.lastPlaces = lastPlaces.clone();
        this.writtenThrough = Arrays.stream(lastPlaces).max().orElse(TapeEvent.NO_PLACE);
    }

    @Override
    public long writtenThrough() {
        return writtenThrough;
    }

    @Override
    public void write(TapeEvent event) {
        Lane lane = lanes.computeIfAbsent(event.symbol(), symbol -> new Lane(symbol, lastPlaces.length));
        place = event.place();
        write(lane.partition, lane.key, event);
    }

    private void write(int partition, byte[] key, TapeEvent event) {
        lastPlaces[partition] = event.place();
        send(new ProducerRecord<>(Topics.TICKS, partition, key, codec.encode(event)));
    }

    @Override
    public void write(Message message) {
        byte[] key = message.key().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topics.MARKS, key, Messages.encode(message)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong, the commit throws
    private void send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        producer.send(record);
    }

    @Override
    public void commit() {
        if (!open) {
            return;
        }
        if (!committing) {
            tellReached();
            committing = true;
        }
        // One that was interrupted is gone on with.
        producer.commitTransaction();
        committing = false;
        open = false;
    }

    /** On every partition whose last event lies before the run's. */
    private void tellReached() {
        byte[] key = TapeEvent.EVERY_SYMBOL.getBytes(StandardCharsets.UTF_8);
        for (int partition = 0; partition < lastPlaces.length; partition++) {
            if (lastPlaces[partition] < place) {
                write(partition, key, new Reached(run, place));
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
