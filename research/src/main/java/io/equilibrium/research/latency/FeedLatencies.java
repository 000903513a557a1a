package io.equilibrium.research.latency;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Receive time less event time of trades, in microseconds, rising. The clock that stamped the former need not agree with
 * the venue's, so only their differences mean anything until a person says what the shortest one was.
 */
record FeedLatencies(List<Long> rising) {
    FeedLatencies {
        rising = rising.stream().sorted().toList();
        if (rising.isEmpty()) {
            throw new IllegalArgumentException("there is no trade");
        }
    }

    long shortest() {
        return rising.getFirst();
    }

    /** The same as if the shortest had taken this long. */
    FeedLatencies from(long shortestMicros) {
        long off = shortestMicros - shortest();
        return new FeedLatencies(rising.stream().map(one -> one + off).toList());
    }

    /** The middle of each of so many parts of equal size, or all of them where there are not so many. */
    List<Long> samples(int parts) {
        int taken = Math.min(parts, rising.size());
        return IntStream.range(0, taken)
                .mapToObj(i -> rising.get((int) ((2L * i + 1) * rising.size() / (2L * taken))))
                .toList();
    }
}
