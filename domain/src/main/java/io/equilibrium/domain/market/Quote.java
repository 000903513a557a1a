package io.equilibrium.domain.market;

/**
 * The best bid and ask that stood right before a trade, and what was shown there; prices and quantities in E8, above 0, the
 * bid below the ask; and what is known beyond them. {@link #NONE}, which is 0 throughout, where none was recorded.
 */
public record Quote(long bidE8, long bidQuantityE8, long askE8, long askQuantityE8, Depth depth) {
    public static final Quote NONE = new Quote(0, 0, 0, 0);

    public Quote {
        boolean none = bidE8 == 0 && bidQuantityE8 == 0 && askE8 == 0 && askQuantityE8 == 0 && depth.equals(Depth.NONE);
        if (!none && !isSound(bidE8, bidQuantityE8, askE8, askQuantityE8)) {
            throw new IllegalArgumentException(
                    "a quote must have prices and quantities above 0 and its bid below its ask," + " was " + bidE8
                            + " x " + bidQuantityE8 + ", " + askE8 + " x " + askQuantityE8 + " E8");
        }
        if ((depth.bids() > 0 && depth.bidE8(0) >= bidE8) || (depth.asks() > 0 && depth.askE8(0) <= askE8)) {
            throw new IllegalArgumentException(
                    "depth must lie beyond the best prices, " + bidE8 + " and " + askE8 + " E8, was " + depth);
        }
    }

    /** One of which nothing is known beyond. */
    public Quote(long bidE8, long bidQuantityE8, long askE8, long askQuantityE8) {
        this(bidE8, bidQuantityE8, askE8, askQuantityE8, Depth.NONE);
    }

    /** Whether these make a quote: neither side is empty, and they are not crossed. */
    public static boolean isSound(long bidE8, long bidQuantityE8, long askE8, long askQuantityE8) {
        return bidE8 > 0 && bidQuantityE8 > 0 && askQuantityE8 > 0 && askE8 > bidE8;
    }

    public boolean isNone() {
        return bidE8 == 0;
    }

    /** The lowest and the highest price at which it shows something. */
    public long lowestE8() {
        return depth.bids() == 0 ? bidE8 : depth.bidE8(depth.bids() - 1);
    }

    public long highestE8() {
        return depth.asks() == 0 ? askE8 : depth.askE8(depth.asks() - 1);
    }
}
