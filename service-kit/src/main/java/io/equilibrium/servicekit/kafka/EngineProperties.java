package io.equilibrium.servicekit.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the loop and the relay pace themselves.
 *
 * @param pollRecords most records handed to the handler at once
 * @param storeAfterRecords what a handler did not need to store is stored after so many records all the same
 * @param storeAfter or after so long, so that a restart never reads much again
 * @param probeAfter how often the loop asks Kafka whether the topics are still the same
 * @param retryFirst the pause before a failed attempt is repeated; it doubles with each failure
 * @param retryLast the longest such pause
 * @param lease how long nobody else may take the engine over after its holder was heard of last
 * @param relayRows most outbox rows in one Kafka transaction
 * @param relayFallback the relay is woken after each store, and looks by itself only so often
 */
@ConfigurationProperties("equilibrium.engine")
public record EngineProperties(
        @DefaultValue("1000") int pollRecords,
        @DefaultValue("100000") int storeAfterRecords,
        @DefaultValue("1s") Duration storeAfter,
        @DefaultValue("5s") Duration probeAfter,
        @DefaultValue("100ms") Duration retryFirst,
        @DefaultValue("5s") Duration retryLast,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1000") int relayRows,
        @DefaultValue("1s") Duration relayFallback) {
    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    public EngineProperties {
        positive("poll-records", pollRecords);
        positive("store-after-records", storeAfterRecords);
        positive("store-after", storeAfter.toNanos());
        positive("probe-after", probeAfter.toNanos());
        positive("retry-first", retryFirst.toMillis());
        positive("retry-last", retryLast.toMillis());
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("equilibrium.engine.lease must be from " + SHORTEST_LEASE + " to "
                    + LONGEST_LEASE + ", was " + lease);
        }
        positive("relay-rows", relayRows);
        positive("relay-fallback", relayFallback.toMillis());
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("equilibrium.engine." + name + " must be positive, was " + value);
        }
    }
}
