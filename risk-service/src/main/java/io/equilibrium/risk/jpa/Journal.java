package io.equilibrium.risk.jpa;

import io.equilibrium.risk.merge.Unread;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The records that the engine has taken, as they were. */
@FunctionalInterface
public interface Journal {
    /** The journalled records of a range, in the order of their offsets. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> read(Unread range);
}
