package io.equilibrium.signal;

/** Bytes on their way to a topic. */
@SuppressWarnings("ArrayRecordComponent") // carried through and never compared
record Outgoing(String topic, byte[] value) {}
