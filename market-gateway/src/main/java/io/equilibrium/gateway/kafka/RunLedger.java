package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.RunEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The topic {@value #TOPIC}: each run's newest entry, written in the transactions of the tape itself. */
final class RunLedger {
    static final String TOPIC = Topics.RUNS;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    private RunLedger() {}

    static ProducerRecord<byte @Nullable [], byte @Nullable []> record(RunEntry entry) {
        byte[] key = entry.run().toString().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(TOPIC, key, JSON.writeValueAsBytes(entry));
    }

    /** Every run's entry, as far as it is committed; the consumer must read only that. */
    static Collection<RunEntry> read(Consumer<byte @Nullable [], byte @Nullable []> consumer) {
        TopicPartition ledger = new TopicPartition(TOPIC, 0);
        consumer.assign(List.of(ledger));
        consumer.seekToBeginning(List.of(ledger));
        long end = consumer.endOffsets(List.of(ledger)).getOrDefault(ledger, 0L);
        Map<RunId, RunEntry> entries = new LinkedHashMap<>();
        while (consumer.position(ledger) < end) {
            for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : consumer.poll(POLL)) {
                RunEntry entry = entry(record);
                entries.put(entry.run(), entry);
            }
        }
        return entries.values();
    }

    private static RunEntry entry(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        try {
            return JSON.readValue(record.value(), RunEntry.class);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "entry at offset " + record.offset() + " of topic " + TOPIC + " cannot be read", unreadable);
        }
    }
}
