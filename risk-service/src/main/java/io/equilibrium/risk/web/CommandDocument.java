package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command and what became of it: in which run and where in its order, whether it was done, and a sentence about that. */
public record CommandDocument(
        String id,
        Command.Action action,
        String scope,
        @Nullable Tier tier,
        Command.@Nullable LimitValue limit,
        String actor,
        String role,
        String reason,
        Instant writtenAt,
        String run,
        long place,
        boolean done,
        String said,
        @Nullable Instant eventTime) {}
