package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Access;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.TopicProperties;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** The topics, and who may use them, before any service starts; what is there and would not do is refused. */
public final class TopicSetup {
    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;
    private final TopicProperties properties;

    public TopicSetup(Admin admin, TopicProperties properties) {
        this.admin = admin;
        this.properties = properties;
    }

    /**
     * Returns what there is then, in words.
     *
     * @throws IllegalStateException with a sentence that says what to set
     */
    public String run(boolean accessRules) throws InterruptedException {
        refuseTooFewBrokers();
        makeTopics();
        refuseOtherTopics();
        String topics = Access.TOPICS.size() + " topics are there, those of the road with " + properties.partitions()
                + " partitions";
        return accessRules ? topics + "; " + setRules() + " access rules are set" : topics;
    }

    private void refuseTooFewBrokers() throws InterruptedException {
        int brokers = get("the brokers do not answer", admin.describeCluster().nodes())
                .size();
        if (brokers < properties.replication()) {
            throw new IllegalStateException("there are " + brokers + " brokers, and each topic is wanted "
                    + properties.replication()
                    + " times: set EQUILIBRIUM_TOPICS_REPLICATION (kafka.topics.replication) to at"
                    + " most " + brokers);
        }
    }

    private void makeTopics() throws InterruptedException {
        try {
            new RoadTopics(properties).create(admin);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("topics could not be made: " + failed.getCause(), failed);
        }
    }

    private void refuseOtherTopics() throws InterruptedException {
        Map<String, TopicDescription> found =
                get("topics are unknown", admin.describeTopics(Access.TOPICS).allTopicNames());
        found.forEach((topic, description) -> {
            int partitions = description.partitions().size();
            if (Topics.ALL.contains(topic) && partitions != properties.partitions()) {
                throw new IllegalStateException("topic " + topic + " has " + partitions + " partitions, wanted are "
                        + properties.partitions() + ": set EQUILIBRIUM_TOPICS_PARTITIONS (kafka.topics.partitions) to "
                        + partitions + ", or make it anew, which loses what it holds");
            }
        });
        refuseEventTime();
    }

    // Retention would go by event times, and a replay's are old.
    private void refuseEventTime() throws InterruptedException {
        List<ConfigResource> resources = Topics.ALL.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Config> settings = get(
                "settings of topics are unknown",
                admin.describeConfigs(resources).all());
        settings.forEach((topic, config) -> {
            if (!"LogAppendTime"
                    .equals(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                            .value())) {
                throw new IllegalStateException(
                        "topic " + topic.name() + " must have message.timestamp.type=LogAppendTime, or"
                                + " replays would be deleted by their age: set it with kafka-configs");
            }
        });
    }

    private int setRules() throws InterruptedException {
        List<AclBinding> rules = AccessRules.all();
        get("access rules could not be set", admin.createAcls(rules).all());
        return rules.size();
    }

    private static <T> T get(String trouble, KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    failed.getCause() instanceof SecurityDisabledException
                            ? "the brokers have no authorizer: set kafka.topics.acls to false, or authorizer.class.name there"
                            : trouble + ": " + failed.getCause(),
                    failed);
        } catch (TimeoutException silent) {
            throw new IllegalStateException(
                    trouble + " within " + PATIENCE_SECONDS
                            + " s: set SPRING_KAFKA_BOOTSTRAP_SERVERS (kafka.bootstrapServers),"
                            + " and let the pod reach them (network.kafka)",
                    silent);
        }
    }
}
