package io.equilibrium.research.surrogate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The chance of one surrogate, from 0: everything it draws is a function of seed, run and what it is drawn for, and never of
 * what else was drawn before, so that threads may take runs in any order.
 */
public record Draw(long seed, int run) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Whether what happened at this time is mirrored, by a fair coin: the same for all symbols. */
    public boolean mirrors(long timeMicros) {
        return (mixed(timeMicros) & 1) != 0;
    }

    /** Whether a symbol's block is mirrored, by a fair coin of its own. */
    public boolean mirrors(String symbol, long block) {
        return (mixed(mix(symbol.hashCode()) + block) & 1) != 0;
    }

    /** A symbol's own stream of numbers. */
    public RandomGenerator random(String symbol) {
        return new SplittableRandom(mixed(symbol.hashCode()));
    }

    private long mixed(long what) {
        return mix(mix(mix(seed) + GOLDEN * (run + 1L)) + GOLDEN * what);
    }

    // Stafford's variant 13, as in SplittableRandom.
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
