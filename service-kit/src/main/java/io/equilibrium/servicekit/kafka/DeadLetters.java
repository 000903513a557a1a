package io.equilibrium.servicekit.kafka;

import io.equilibrium.contract.Topics;
import io.equilibrium.servicekit.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what could not be read onto its topic's dead-letter topic, and counts it ({@code records.dead}, by topic). */
public final class DeadLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Producer<byte @Nullable [], byte @Nullable []>> producers;
    private final MeterRegistry meters;
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> opened;

    /** Opens a producer with the first dead letter, as most services never have one. */
    public DeadLetters(Supplier<Producer<byte @Nullable [], byte @Nullable []>> producers, MeterRegistry meters) {
        this.producers = producers;
        this.meters = meters;
    }

    /** Publishes and returns when the broker has it, so that the source's position may move on; throws when it has not. */
    public void publish(DeadLetter letter) {
        try {
            producer().send(record(letter)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("dead letter was not published", failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new KafkaException("dead letter was not published", ending);
        }
        count(letter);
    }

    /** Only counts and logs, for those who publish it themselves (through an outbox, or a Kafka Streams sink). */
    public void count(DeadLetter letter) {
        meters.counter("records.dead", "topic", letter.topic()).increment();
        LOG.warn(
                "record was dead topic={} partition={} offset={} cause=\"{}\"",
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.cause());
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close(PATIENCE);
        }
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> record(DeadLetter letter) {
        return new ProducerRecord<>(
                Topics.deadLetters(letter.topic()), null, letter.key(), letter.value(), letter.recordHeaders());
    }

    private synchronized Producer<byte @Nullable [], byte @Nullable []> producer() {
        if (opened == null) {
            opened = producers.get();
        }
        return opened;
    }
}
