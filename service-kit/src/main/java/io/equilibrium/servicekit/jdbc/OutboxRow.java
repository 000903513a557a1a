package io.equilibrium.servicekit.jdbc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record in the outbox: its place in the order of publication, and where it goes. */
public record OutboxRow(long sequence, Content content) {
    /** What goes where, before it has a place. */
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, carried through and never compared
    public record Content(
            String topic, int partition, byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {}
}
