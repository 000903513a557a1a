package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.TopicProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the road's topics that are missing, their dead-letter topics, and the ledger of runs; what exists is left as it is. */
public final class RoadTopics {
    private static final String KEPT = "-1";

    private final TopicProperties properties;

    public RoadTopics(TopicProperties properties) {
        this.properties = properties;
    }

    /** Returns when all are there. */
    public void create(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing =
                all().stream().filter(topic -> !existing.contains(topic.name())).toList();
        for (KafkaFuture<Void> creation : admin.createTopics(missing).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
    }

    private List<NewTopic> all() {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : Topics.ALL) {
            boolean ticks = name.equals(Topics.TICKS);
            topics.add(topic(name, ticks ? Long.toString(properties.ticksKept().toMillis()) : KEPT));
            topics.add(topic(Topics.deadLetters(name), KEPT));
        }
        topics.add(ledger());
        return topics;
    }

    // One partition, as whoever holds it holds the lease; of each run the newest entry, for ever.
    private NewTopic ledger() {
        return new NewTopic(RunLedger.TOPIC, 1, properties.replication())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    // Event times of a replay are old: retention must go by the time of writing.
    private NewTopic topic(String name, String keptMillis) {
        return new NewTopic(name, properties.partitions(), properties.replication())
                .configs(Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.RETENTION_MS_CONFIG,
                        keptMillis));
    }
}
