package io.equilibrium.servicekit;

import java.util.OptionalInt;

/** A record that an engine wants on a topic; it goes to its key's partition unless one is named. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, carried through and never compared
public record OutgoingRecord(String topic, String key, byte[] value, OptionalInt partition) {
    public OutgoingRecord(String topic, String key, byte[] value) {
        this(topic, key, value, OptionalInt.empty());
    }

    /** The same record, to a partition by number (from 0). */
    public OutgoingRecord to(int number) {
        return new OutgoingRecord(topic, key, value, OptionalInt.of(number));
    }
}
