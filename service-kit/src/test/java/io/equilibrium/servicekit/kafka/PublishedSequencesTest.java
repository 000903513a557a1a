package io.equilibrium.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Machines.class)
class PublishedSequencesTest {
    @Test
    void looksBehindMarkersAndAbortedRecordsForTheLastSequence() {
        try (Road road = new Road();
                var producer = road.door.producer(RelaySession.producerSettings(road.out));
                var consumer = road.door.consumer(RelaySession.consumerSettings())) {
            producer.initTransactions();
            publish(producer, road.out, 0, 6, true);
            publish(producer, road.out, 1, 7, true);
            // Two offsets each, so that the first strides find nothing.
            for (int aborted = 0; aborted < 200; aborted++) {
                publish(producer, road.out, 0, 8 + aborted, false);
            }
            List<TopicPartition> partitions =
                    Destinations.of(List.of(road.out), consumer).all().toList();
            assertThat(new PublishedSequences(consumer, () -> true).highest(partitions))
                    .isEqualTo(Map.of(new TopicPartition(road.out, 0), 6L, new TopicPartition(road.out, 1), 7L));
        }
    }

    private static void publish(
            Producer<byte[], byte[]> producer, String topic, int partition, long sequence, boolean commit) {
        producer.beginTransaction();
        var record = new ProducerRecord<>(topic, partition, Road.bytes("key"), Road.bytes("value"));
        record.headers().add(PublishedSequences.HEADER, Road.bytes(Long.toString(sequence)));
        var _ = producer.send(record);
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.flush();
            producer.abortTransaction();
        }
    }
}
