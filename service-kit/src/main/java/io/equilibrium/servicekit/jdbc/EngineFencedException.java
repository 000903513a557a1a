package io.equilibrium.servicekit.jdbc;

import io.equilibrium.servicekit.EngineRefusedException;

/** Another process has taken the engine over; this one must end. */
public final class EngineFencedException extends EngineRefusedException {
    EngineFencedException(long epoch) {
        super("another process has taken the engine over since epoch " + epoch
                + "; this one stores and publishes nothing more");
    }
}
