package io.equilibrium.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code equilibrium.topics}: how missing topics are made. Ticks are kept for a while after they were written, which must
 * be longer than any reader may be away; everything else is kept.
 */
@ConfigurationProperties("equilibrium.topics")
public record TopicProperties(
        @DefaultValue("3") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("24h") Duration ticksKept) {
    public TopicProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, was " + partitions);
        }
        if (replication < 1) {
            throw new IllegalArgumentException("replication must be at least 1, was " + replication);
        }
        if (!ticksKept.isPositive()) {
            throw new IllegalArgumentException("ticksKept must be positive, was " + ticksKept);
        }
    }
}
