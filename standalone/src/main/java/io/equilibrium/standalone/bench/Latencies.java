package io.equilibrium.standalone.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times that something took, in nanoseconds. */
final class Latencies {
    private long[] nanos;
    private int count;
    private boolean sorted;

    Latencies(int expected) {
        nanos = new long[Math.max(1, expected)];
    }

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** The time that so many in a thousand did not exceed (nearest rank). */
    long perMille(int rank) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        long place = Math.ceilDiv((long) count * rank, 1_000);
        return nanos[Math.toIntExact(Math.max(1, place)) - 1];
    }

    /** A line of the table, in microseconds. */
    String line(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,.1f | %,.1f | %,.1f |%n",
                name,
                count,
                perMille(500) / 1e3,
                perMille(990) / 1e3,
                perMille(999) / 1e3);
    }
}
