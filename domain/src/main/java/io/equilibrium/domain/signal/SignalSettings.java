package io.equilibrium.domain.signal;

/** The trigger: this many continuations or more open a series on REVERSAL, this few or fewer one on CONTINUATION. */
public record SignalSettings(int high, int low, SeriesRule series) {
    /** 13 and 7 of 20, seven bets. */
    public static final SignalSettings DEFAULT = new SignalSettings(13, 7, SeriesRule.FIXED_7);

    public SignalSettings {
        if (low < 0 || low >= high) {
            throw new IllegalArgumentException(
                    "thresholds must not overlap: low " + low + " must be at least 0 and below high " + high);
        }
    }
}
