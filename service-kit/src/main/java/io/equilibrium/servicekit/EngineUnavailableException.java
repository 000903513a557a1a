package io.equilibrium.servicekit;

import org.jspecify.annotations.Nullable;

/** The engine cannot answer now: it is starting, recovering or ending; nothing came of the question. */
public final class EngineUnavailableException extends RuntimeException {
    public EngineUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
