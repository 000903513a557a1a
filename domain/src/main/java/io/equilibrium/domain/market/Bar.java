package io.equilibrium.domain.market;

/** One OHLC bar: opening time in microseconds UTC, prices above 0 and volume in E8; low ≤ open, close ≤ high. */
public record Bar(long openTimeMicros, long openE8, long highE8, long lowE8, long closeE8, long volumeE8) {
    public Bar {
        if (lowE8 <= 0) {
            throw new IllegalArgumentException("low must be above 0");
        }
        if (highE8 < lowE8) {
            throw new IllegalArgumentException("high is below low");
        }
        if (openE8 < lowE8 || openE8 > highE8) {
            throw new IllegalArgumentException("open is outside low and high");
        }
        if (closeE8 < lowE8 || closeE8 > highE8) {
            throw new IllegalArgumentException("close is outside low and high");
        }
        if (volumeE8 < 0) {
            throw new IllegalArgumentException("volume is negative");
        }
    }
}
