package io.equilibrium.risk.account;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.risk.Tier;
import org.jspecify.annotations.Nullable;

/**
 * How the breaker stands: in which run (none before the first), at which tier since when, and on what. Money and share in
 * E8, event times in microseconds; a time is null while nothing happened.
 */
public record BreakerReading(
        @Nullable RunId run,
        Tier tier,
        @Nullable Long sinceMicros,
        long equityE8,
        long peakE8,
        long drawdownE8,
        @Nullable Long timeMicros) {}
