package io.equilibrium.gateway.kafka;

import io.equilibrium.gateway.TapeLostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/** The gateway's transactions, one after the other: each begins with its first record. */
public final class Transactions {
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

    private static final Set<Class<?>> LOST = Set.of(
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidTxnStateException.class,
            InvalidPidMappingException.class,
            TransactionAbortedException.class,
            TransactionAbortableException.class);

    private final Producer<byte @Nullable [], byte @Nullable []> producer;
    private boolean open;
    private boolean committing;

    Transactions(Producer<byte @Nullable [], byte @Nullable []> producer) {
        this.producer = producer;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong, the commit throws
    void send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        orLost(() -> {
            if (!open) {
                producer.beginTransaction();
                open = true;
            }
            producer.send(record);
        });
    }

    /** Whether more may be added to a transaction before it is committed. */
    boolean isOpen() {
        return open && !committing;
    }

    /** One that was interrupted is gone on with. */
    void commit() {
        if (open) {
            committing = true;
            orLost(producer::commitTransaction);
            committing = false;
            open = false;
        }
    }

    void close() {
        producer.close(Duration.ZERO);
    }

    // What another's opening, or a transaction that took too long, comes out as, wherever it is noticed.
    private static void orLost(Runnable door) {
        try {
            door.run();
        } catch (KafkaException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            if (LOST.contains(failed.getClass()) || LOST.contains(cause.getClass())) {
                throw new TapeLostException(cause);
            }
            throw failed;
        }
    }
}
