package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.web.CommandUnwrittenException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person's commands are written, and read of when they are taken. */
public interface CommandDesk {
    /** What a person asks for, before it has an id and a time. */
    record Asked(
            Command.Action action,
            String scope,
            @Nullable Tier tier,
            Command.@Nullable LimitValue limit,
            String actor,
            String role,
            String reason) {}

    /** Whether a symbol can be traded, so that its entries can be paused. */
    boolean isKnown(String symbol);

    /**
     * Writes a command and waits a while for what becomes of it; empty when nothing is known in time. One with this id that
     * was taken before is not written again.
     *
     * @throws CommandUnwrittenException if it is not known to be on its topic
     */
    Optional<CommandDocument> ask(String id, Asked asked);

    /** A page of the commands that were taken, of that id if one is given, newest first; pages count from 0. */
    CommandsDocument commands(@Nullable String id, int page, int size);
}
