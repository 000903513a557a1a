package io.equilibrium.servicekit.jdbc;

import io.equilibrium.servicekit.EngineRefusedException;

/** Another process has taken the engine over; this one must end. */
public final class EngineFencedException extends EngineRefusedException {
    EngineFencedException(long epoch) {
        super("the engine belongs to another process, which has taken over since epoch " + epoch);
    }
}
