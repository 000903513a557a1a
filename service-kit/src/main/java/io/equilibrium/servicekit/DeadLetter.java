package io.equilibrium.servicekit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** A consumed record that could not be read, as it was, with its cause in words and where it stood. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, carried through and never compared
public record DeadLetter(
        String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, String cause) {
    public static final String CAUSE = "cause";
    public static final String SOURCE_TOPIC = "source-topic";
    public static final String SOURCE_PARTITION = "source-partition";
    public static final String SOURCE_OFFSET = "source-offset";

    private static final int LONGEST_CAUSE = 1000;

    // The cause quotes what could not be read, which may hold anything; it goes to headers and logs.
    public DeadLetter {
        cause = cause.replaceAll("\\p{Cntrl}", " ");
        cause = cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }

    /** What a plain consumer could not read. */
    public static DeadLetter of(ConsumerRecord<byte @Nullable [], byte @Nullable []> source, Throwable cause) {
        return new DeadLetter(
                source.topic(), source.partition(), source.offset(), source.key(), source.value(), words(cause));
    }

    /** What a Spring Cloud Stream function could not read; the message must come from the Kafka binder. */
    public static DeadLetter of(Message<byte[]> source, Throwable cause) {
        return new DeadLetter(
                header(source, KafkaHeaders.RECEIVED_TOPIC, String.class),
                header(source, KafkaHeaders.RECEIVED_PARTITION, Integer.class),
                header(source, KafkaHeaders.OFFSET, Long.class),
                source.getHeaders().get(KafkaHeaders.RECEIVED_KEY) instanceof byte[] key ? key : null,
                source.getPayload(),
                words(cause));
    }

    /** The headers of the dead letter's record: cause, source topic, partition and offset, as text. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CAUSE, cause);
        headers.put(SOURCE_TOPIC, topic);
        headers.put(SOURCE_PARTITION, Integer.toString(partition));
        headers.put(SOURCE_OFFSET, Long.toString(offset));
        return headers;
    }

    /** The same headers for those who make the record themselves, such as a Kafka Streams processor that forwards it. */
    public RecordHeaders recordHeaders() {
        RecordHeaders headers = new RecordHeaders();
        headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static String words(Throwable cause) {
        return cause.getClass().getSimpleName()
                + Optional.ofNullable(cause.getMessage())
                        .map(said -> ": " + said)
                        .orElse("");
    }

    private static <T> T header(Message<?> message, String name, Class<T> type) {
        T value = message.getHeaders().get(name, type);
        if (value == null) {
            throw new IllegalArgumentException("message must come from the Kafka binder, has no header " + name);
        }
        return value;
    }
}
