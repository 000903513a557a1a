package io.equilibrium.risk.account;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.risk.Tier;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the breaker stands: in which run (none before the first), at which tier since when, and on what; and of which symbols
 * (or of all, {@code *}) a person has paused entries; and the account's money. Money and share in E8, event times in microseconds; a time is null
 * while nothing happened.
 */
public record BreakerReading(
        @Nullable RunId run,
        Tier tier,
        @Nullable Long sinceMicros,
        long equityE8,
        long peakE8,
        long drawdownE8,
        @Nullable Long timeMicros,
        Set<String> paused,
        Ledger ledger) {
    public BreakerReading {
        paused = Collections.unmodifiableSet(new TreeSet<>(paused));
    }
}
