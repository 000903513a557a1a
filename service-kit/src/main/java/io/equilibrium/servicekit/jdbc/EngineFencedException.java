package io.equilibrium.servicekit.jdbc;

/** Another process has taken the engine over; this one must end. */
public final class EngineFencedException extends RuntimeException {
    EngineFencedException(long epoch) {
        super("another process has taken over since epoch " + epoch);
    }
}
