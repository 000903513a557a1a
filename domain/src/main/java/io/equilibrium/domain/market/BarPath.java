package io.equilibrium.domain.market;

/** The order in which a bar's extremes are taken, which the bar itself does not tell. */
public enum BarPath {
    /** Low first when the bar closed at or above its open, else high first. */
    AUTO(4),
    HIGH_FIRST(4),
    LOW_FIRST(4),
    /** One tick: the close. */
    CLOSE_ONLY(1);

    private final int ticks;

    BarPath(int ticks) {
        this.ticks = ticks;
    }

    /** How many ticks a bar stands for. */
    public int ticks() {
        return ticks;
    }

    /** The price of a bar's tick, i from 0. */
    long priceE8(Bar bar, int i) {
        if (this == CLOSE_ONLY || i == 3) {
            return bar.closeE8();
        }
        if (i == 0) {
            return bar.openE8();
        }
        return (i == 1) == lowFirst(bar) ? bar.lowE8() : bar.highE8();
    }

    private boolean lowFirst(Bar bar) {
        return switch (this) {
            case AUTO -> bar.closeE8() >= bar.openE8();
            case LOW_FIRST -> true;
            case HIGH_FIRST, CLOSE_ONLY -> false;
        };
    }

    /** The time of a bar's tick after its open, for a bar of n milliseconds. */
    long offsetMicros(long n, int i) {
        return this == CLOSE_ONLY ? (n - 1) * 1_000 : i * (n - 1) / 3 * 1_000;
    }
}
