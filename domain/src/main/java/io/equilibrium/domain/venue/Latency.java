package io.equilibrium.domain.venue;

import java.time.Duration;
import java.util.List;

/** How long something takes to get there, in microseconds: always the same, or as in recorded samples. */
public sealed interface Latency {
    /** No single latency is longer, so that times stay times. */
    Duration LONGEST = Duration.ofHours(1);

    /** Nothing takes any time. */
    Latency NONE = new Constant(0);

    /** The latency that 64 random bits choose: the same bits, the same latency. */
    long micros(long bits);

    /** Always the same. */
    record Constant(long micros) implements Latency {
        public Constant {
            inRange(micros);
        }

        @Override
        public long micros(long bits) {
            return micros;
        }
    }

    /** One of the samples, each as likely as any other. */
    record Sampled(List<Long> samples) implements Latency {
        public Sampled {
            samples = List.copyOf(samples);
            if (samples.isEmpty()) {
                throw new IllegalArgumentException("a latency needs at least one sample");
            }
            samples.forEach(Latency::inRange);
        }

        @Override
        public long micros(long bits) {
            return samples.get((int) Math.unsignedMultiplyHigh(bits, samples.size()));
        }
    }

    /**
     * Always this.
     *
     * @throws IllegalArgumentException if it is negative or longer than {@link #LONGEST}
     */
    static Latency of(Duration always) {
        if (always.isNegative() || always.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a latency must be from 0 to " + LONGEST + ", was " + always);
        }
        return new Constant(always.toNanos() / 1_000);
    }

    private static void inRange(long micros) {
        if (micros < 0 || micros > LONGEST.toMillis() * 1_000) {
            throw new IllegalArgumentException(
                    "a latency must be from 0 to " + LONGEST + ", was " + micros + " microseconds");
        }
    }
}
