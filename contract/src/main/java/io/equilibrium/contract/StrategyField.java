package io.equilibrium.contract;

import java.util.Locale;

/** What a person may set of a strategy, as an option ({@code --atr-bar}) or a variable of the environment. */
public enum StrategyField {
    GRID,
    ATR_BAR,
    ATR_PERIOD,
    COEFFICIENT,
    WINDOW,
    HIGH,
    LOW,
    LENGTH,
    SERIES,
    HOLE;

    /** Of its name in the environment. */
    public static final String PREFIX = "EQUILIBRIUM_STRATEGY_";

    public String variable() {
        return PREFIX + name();
    }

    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
