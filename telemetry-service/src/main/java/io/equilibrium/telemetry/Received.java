package io.equilibrium.telemetry;

/** How a record was read: when the broker took it, and whether this service had read it before it was started anew. */
record Received(long appendedMillis, boolean again) {}
