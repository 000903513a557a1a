package io.equilibrium.signal;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker in this process. */
final class TestKafka {
    private TestKafka() {}

    static EmbeddedKafkaBroker broker() {
        return new EmbeddedKafkaKraftBroker(1, 2)
                .brokerProperties(Map.of(
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "group.initial.rebalance.delay.ms", "0",
                        "auto.create.topics.enable", "false"));
    }
}
