package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Access;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.kafka.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The broker lets everybody in, so that rules can be set without a login; that they bind those who log in is Kafka's. */
@SpringJUnitConfig
@EmbeddedKafka(
        brokerProperties = {
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users=User:ANONYMOUS"
        })
class TopicsOnlyTest {
    private static final Duration KEPT = Duration.ofHours(1);

    private final List<String> said = new ArrayList<>();
    private final List<Integer> ended = new ArrayList<>();

    private void setUp(Admin admin, TopicProperties properties, boolean accessRules) {
        new TopicsOnly(new TopicSetup(admin, properties), accessRules, said::add, ended::add).start();
    }

    @Test
    void topicsAndRulesAreThereAndWhatWouldNotDoIsRefused(@Autowired EmbeddedKafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()))) {
            setUp(admin, new TopicProperties(4, (short) 3, KEPT), true);
            assertThat(admin.listTopics().names().get()).doesNotContain(Topics.TICKS);

            setUp(admin, new TopicProperties(4, (short) 1, KEPT), true);
            setUp(admin, new TopicProperties(4, (short) 1, KEPT), false);
            assertThat(admin.listTopics().names().get()).containsAll(Access.TOPICS);
            assertThat(writers(admin, Topics.APPROVED_ORDERS)).containsExactly("User:risk-service");
            assertThat(writers(admin, Topics.FILLS)).containsExactly("User:execution-service");
            assertThat(writers(admin, Topics.COMMANDS))
                    .containsExactlyInAnyOrder("User:risk-service", "User:signal-service");

            setUp(admin, new TopicProperties(6, (short) 1, KEPT), false);
        }
        assertThat(said.subList(0, 3))
                .containsExactly(
                        "topics: there are 1 brokers, and each topic is wanted 3 times: set EQUILIBRIUM_TOPICS_REPLICATION"
                                + " (kafka.topics.replication) to at most 1",
                        "topics: 21 topics are there, those of the road with 4 partitions; 176 access rules are set",
                        "topics: 21 topics are there, those of the road with 4 partitions");
        assertThat(said.getLast())
                .contains(
                        "has 4 partitions, wanted are 6: set EQUILIBRIUM_TOPICS_PARTITIONS (kafka.topics.partitions) to 4");
        assertThat(ended).containsExactly(1, 0, 0, 1);
    }

    private static List<String> writers(Admin admin, String topic) throws Exception {
        Collection<AclBinding> rules = List.of();
        // The controller has them; the broker that is asked hears of them a little later.
        for (int tries = 0; tries < 100 && rules.isEmpty(); tries++) {
            Thread.sleep(100);
            rules = admin.describeAcls(AclBindingFilter.ANY).values().get();
        }
        return rules.stream()
                .filter(rule -> rule.pattern().resourceType() == ResourceType.TOPIC
                        && rule.pattern().name().equals(topic)
                        && rule.entry().operation() == AclOperation.WRITE)
                .map(rule -> rule.entry().principal())
                .toList();
    }
}
