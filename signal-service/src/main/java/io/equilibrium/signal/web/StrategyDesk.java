package io.equilibrium.signal.web;

import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.signal.StrategySettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person's commands to strategies are written, and read of when they were taken. */
public interface StrategyDesk {
    /** What a person asks for, before it has an id and a time. */
    record Asked(
            StrategyCommand.Action action,
            String symbol,
            Map<String, String> settings,
            String actor,
            String role,
            String reason) {
        public Asked {
            settings = Map.copyOf(settings);
        }
    }

    /** Whether a symbol can have a strategy. */
    boolean isKnown(String symbol);

    /** A symbol's strategy as it is on this instance, or as it is configured where it runs on another. */
    StrategySettings settings(String symbol);

    /**
     * Writes a command and waits a while for what becomes of it; empty when nothing is known in time. One with this id that
     * was taken before is not written again.
     *
     * @throws io.equilibrium.servicekit.web.CommandUnwrittenException if it is not known to be on its topic
     */
    Optional<StrategyCommandDocument> ask(String id, Asked asked);

    /**
     * A page of the commands that were taken, of that id if one is given, newest first; pages count from 0.
     *
     * @throws io.equilibrium.servicekit.EngineUnavailableException if they cannot be read now
     */
    StrategyCommandsDocument commands(@Nullable String id, int page, int size);
}
