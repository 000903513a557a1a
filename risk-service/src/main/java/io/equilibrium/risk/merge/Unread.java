package io.equilibrium.risk.merge;

import org.apache.kafka.common.TopicPartition;

/** Records of a partition that waited when the state was stored: after one offset, through another. */
public record Unread(TopicPartition source, long after, long through) {
    /** The least range that holds both; they are of the same partition. */
    Unread with(Unread other) {
        return new Unread(source, Math.min(after, other.after), Math.max(through, other.through));
    }
}
