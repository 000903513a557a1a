package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Tape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The topic {@code ticks}; the header {@value #PLACE} of each record is its place in the run, as decimal text. */
public final class KafkaTape implements Tape {
    static final String PLACE = "tape-place";

    /**
     * Large compressed batches, in order, once each. Delivery never gives up: a batch that was given up would leave a
     * hole before those after it.
     */
    public static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5),
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 600_000L));

    private final Producer<byte @Nullable [], byte @Nullable []> producer;
    private final long[] lastPlaces;
    private final Flow flow;
    private final TickCodec codec = new TickCodec();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Where a symbol's records go. */
    private static final class Lane {
        private final byte[] key;
        private final int partition;

        Lane(String symbol, int partitions) {
            key = symbol.getBytes(StandardCharsets.UTF_8);
            // As Kafka's own partitioner does.
            partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
        }
    }

    /** Continues after the given place of each partition. */
    public KafkaTape(Producer<byte @Nullable [], byte @Nullable []> producer, long[] lastPlaces, Flow flow) {
        this.producer = producer;
        this.lastPlaces = lastPlaces.clone();
        this.flow = flow;
    }

    @Override
    public boolean has(long place, String symbol) {
        return place <= lastPlaces[lane(symbol).partition];
    }

    private Lane lane(String symbol) {
        return lanes.computeIfAbsent(symbol, name -> new Lane(name, lastPlaces.length));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback takes what went wrong
    public void write(long place, TapeEvent event) throws InterruptedException {
        refuseAfterFailure();
        flow.admit();
        Lane lane = lane(event.symbol());
        Header header = new RecordHeader(PLACE, Long.toString(place).getBytes(StandardCharsets.US_ASCII));
        producer.send(
                new ProducerRecord<>(
                        Topics.TICKS, lane.partition, null, lane.key, codec.encode(event), List.of(header)),
                this::sent);
    }

    private void sent(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
    }

    private void refuseAfterFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new KafkaException("ticks were not written", problem);
        }
    }

    @Override
    public void flush() {
        producer.flush();
        refuseAfterFailure();
    }

    /** At once: what was not written yet is written by the next attempt. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
