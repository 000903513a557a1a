package io.equilibrium.gateway.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where a symbol's records go. */
final class Lane {
    private final byte[] key;
    private final int partition;

    Lane(String symbol, int partitions) {
        key = symbol.getBytes(StandardCharsets.UTF_8);
        // As Kafka's own partitioner does.
        partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    byte[] key() {
        return key;
    }

    int partition() {
        return partition;
    }
}
