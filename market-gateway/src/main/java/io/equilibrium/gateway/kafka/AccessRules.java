package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Access;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** {@link Access} as Kafka's own rules, for users that are named as the services. */
final class AccessRules {
    private final List<AclBinding> rules = new ArrayList<>();
    private final String user;

    private AccessRules(String user) {
        this.user = user;
    }

    static List<AclBinding> all() {
        return Access.ALL.stream().flatMap(access -> of(access).stream()).toList();
    }

    private static List<AclBinding> of(Access access) {
        AccessRules of = new AccessRules("User:" + access.service());
        Access.TOPICS.forEach(topic -> of.allow(topic(topic), AclOperation.DESCRIBE));
        access.reads().forEach(topic -> of.allow(topic(topic), AclOperation.READ));
        access.writes().forEach(topic -> of.allow(topic(topic), AclOperation.WRITE));
        of.allow(own(ResourceType.TOPIC, access), AclOperation.ALL);
        of.allow(own(ResourceType.GROUP, access), AclOperation.ALL);
        of.allow(own(ResourceType.TRANSACTIONAL_ID, access), AclOperation.ALL);
        access.watches()
                .forEach(group -> of.allow(
                        new ResourcePattern(ResourceType.GROUP, group, PatternType.LITERAL), AclOperation.DESCRIBE));
        return of.rules;
    }

    private static ResourcePattern topic(String name) {
        return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    }

    private static ResourcePattern own(ResourceType type, Access access) {
        return new ResourcePattern(type, access.service(), PatternType.PREFIXED);
    }

    private void allow(ResourcePattern what, AclOperation operation) {
        rules.add(new AclBinding(what, new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW)));
    }
}
