package io.equilibrium.servicekit;

import java.util.OptionalInt;

/**
 * A record that an engine wants on a topic; it goes to its key's partition unless one is named.
 *
 * @param passing whether it is said in passing: alone it costs no transaction of the database. It goes out after all that
 *     was said before it, but is lost when the process ends first, and may be there twice. For what an engine says again by
 *     itself after a restart, and what stays true if the engine falls back to its stored state
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, carried through and never compared
public record OutgoingRecord(String topic, String key, byte[] value, OptionalInt partition, boolean passing) {
    public OutgoingRecord(String topic, String key, byte[] value) {
        this(topic, key, value, OptionalInt.empty(), false);
    }

    /** The same record, to a partition by number (from 0). */
    public OutgoingRecord to(int number) {
        return new OutgoingRecord(topic, key, value, OptionalInt.of(number), passing);
    }

    /** The same record, said in passing. */
    public OutgoingRecord inPassing() {
        return new OutgoingRecord(topic, key, value, partition, true);
    }
}
