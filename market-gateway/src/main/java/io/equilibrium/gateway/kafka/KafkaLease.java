package io.equilibrium.gateway.kafka;

import io.equilibrium.gateway.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Membership of the group {@value #GROUP}, to which the ledger's one partition is assigned: the member that has it holds the
 * lease. Who is silent for longer than the session loses it.
 */
final class KafkaLease implements Lease, ConsumerRebalanceListener {
    private static final String GROUP = "market-gateway";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final String instance;
    private final Thread thread;
    private volatile boolean held;
    private volatile @Nullable RuntimeException broken;

    /** With a consumer of {@link #settings}. */
    KafkaLease(Consumer<byte @Nullable [], byte @Nullable []> consumer, String instance) {
        this.consumer = consumer;
        this.instance = instance;
        this.thread = Thread.ofPlatform().daemon().name("lease").start(this::takePart);
    }

    /** A member that comes back under its name gets the lease back at once; one that was not away keeps it. */
    static Map<String, @Nullable Object> settings(String instance) {
        return Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                instance,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                1_500,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
    }

    private void takePart() {
        try {
            consumer.subscribe(List.of(RunLedger.TOPIC), this);
            while (true) {
                var _ = consumer.poll(POLL);
            }
        } catch (WakeupException closed) {
            consumer.close(CloseOptions.timeout(LONGEST_CLOSE)
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        } catch (RuntimeException lost) {
            broken = lost;
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } finally {
            held = false;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Membership is all that is wanted; the ledger is read elsewhere.
        consumer.pause(partitions);
        held = held || !partitions.isEmpty();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        held = held && partitions.isEmpty();
    }

    @Override
    public boolean isHeld() {
        RuntimeException lost = broken;
        if (lost != null) {
            throw new IllegalStateException(
                    "the lease of " + instance + " is lost, another process may have its name: " + lost.getMessage(),
                    lost);
        }
        return held;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            // It leaves the group by itself; who does not wait for that leaves it all the same.
            var _ = thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
