package io.equilibrium.domain.market;

import java.util.Arrays;

/**
 * What is known of a book beyond its best prices: levels from the best outwards, prices and quantities in E8, above 0. A price
 * between two of them that is not among them is not known to hold anything.
 */
public final class Depth {
    /** As many levels of each side are kept at most. */
    public static final int MOST_LEVELS = 20;

    public static final Depth NONE = new Depth(new long[0], new long[0]);

    // Price, quantity, price, quantity, …
    private final long[] bids;
    private final long[] asks;

    private Depth(long[] bids, long[] asks) {
        this.bids = bids;
        this.asks = asks;
    }

    /**
     * Takes both sides as price, quantity, price, quantity, from the best outwards.
     *
     * @throws IllegalArgumentException if a side has half a level or too many, a price or quantity not above 0, or prices that
     *     do not lead away from the other side
     */
    public static Depth of(long[] bids, long[] asks) {
        if (bids.length == 0 && asks.length == 0) {
            return NONE;
        }
        return new Depth(checked(bids, false), checked(asks, true));
    }

    private static long[] checked(long[] side, boolean rises) {
        if (side.length % 2 != 0 || side.length > 2 * MOST_LEVELS) {
            throw new IllegalArgumentException("a side of a book must be prices with quantities, at most " + MOST_LEVELS
                    + ", was " + side.length + " numbers");
        }
        for (int i = 0; i < side.length; i += 2) {
            boolean further = i == 0 || (rises ? side[i] > side[i - 2] : side[i] < side[i - 2]);
            if (side[i] <= 0 || side[i + 1] <= 0 || !further) {
                throw new IllegalArgumentException("levels must be above 0 and lead away from the other side, was "
                        + side[i] + " x " + side[i + 1] + " E8");
            }
        }
        return side.clone();
    }

    public int bids() {
        return bids.length / 2;
    }

    public int asks() {
        return asks.length / 2;
    }

    public long bidE8(int level) {
        return bids[2 * level];
    }

    public long bidQuantityE8(int level) {
        return bids[2 * level + 1];
    }

    public long askE8(int level) {
        return asks[2 * level];
    }

    public long askQuantityE8(int level) {
        return asks[2 * level + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Depth depth && Arrays.equals(bids, depth.bids) && Arrays.equals(asks, depth.asks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bids) + Arrays.hashCode(asks);
    }

    @Override
    public String toString() {
        return "Depth[bids=" + Arrays.toString(bids) + ", asks=" + Arrays.toString(asks) + "]";
    }
}
