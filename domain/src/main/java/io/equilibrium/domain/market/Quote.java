package io.equilibrium.domain.market;

/**
 * The best bid and ask that stood right before a trade, and what was shown there; prices and quantities in E8, above 0, the
 * bid below the ask. {@link #NONE}, which is 0 throughout, where none was recorded.
 */
public record Quote(long bidE8, long bidQuantityE8, long askE8, long askQuantityE8) {
    public static final Quote NONE = new Quote(0, 0, 0, 0);

    public Quote {
        boolean none = bidE8 == 0 && bidQuantityE8 == 0 && askE8 == 0 && askQuantityE8 == 0;
        if (!none && !isSound(bidE8, bidQuantityE8, askE8, askQuantityE8)) {
            throw new IllegalArgumentException(
                    "a quote must have prices and quantities above 0 and its bid below its ask," + " was " + bidE8
                            + " x " + bidQuantityE8 + ", " + askE8 + " x " + askQuantityE8 + " E8");
        }
    }

    /** Whether these make a quote: neither side is empty, and they are not crossed. */
    public static boolean isSound(long bidE8, long bidQuantityE8, long askE8, long askQuantityE8) {
        return bidE8 > 0 && bidQuantityE8 > 0 && askQuantityE8 > 0 && askE8 > bidE8;
    }

    public boolean isNone() {
        return bidE8 == 0;
    }
}
