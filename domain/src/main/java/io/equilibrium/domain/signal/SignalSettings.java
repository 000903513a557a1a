package io.equilibrium.domain.signal;

import io.equilibrium.domain.governor.GovernorSettings;

/** Who opens a series and when, which way it bets, and when it ends. */
public record SignalSettings(GovernorSettings governor, BetSide side, SeriesRule series) {
    /** 13 and 7 of 20, against the imbalance, seven bets. */
    public static final SignalSettings DEFAULT =
            new SignalSettings(GovernorSettings.DEFAULT, BetSide.AGAINST, SeriesRule.FIXED_7);

    /** The study's with other thresholds. */
    public SignalSettings(int high, int low, SeriesRule series) {
        this(GovernorSettings.DEFAULT.withThresholds(high, low), BetSide.AGAINST, series);
    }

    public int high() {
        return governor.high();
    }

    public int low() {
        return governor.low();
    }
}
