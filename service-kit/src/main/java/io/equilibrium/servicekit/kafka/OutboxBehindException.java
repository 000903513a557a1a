package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineRefusedException;
import org.apache.kafka.common.TopicPartition;

/** A topic holds records of a later life of the outbox: the database is not the one that wrote them, or is older. */
final class OutboxBehindException extends EngineRefusedException {
    OutboxBehindException(TopicPartition partition, long found, long last) {
        super("partition " + partition + " holds outbox-sequence " + found + ", but the database has given out only "
                + last + "; it is not the database that wrote this topic, or an older copy");
    }
}
