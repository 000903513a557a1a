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
    HOLE,
    GOVERNOR,
    SIDE,
    MARGIN,
    LEVEL,
    FAIR_PRIOR,
    TILT_SCALE,
    MEAN_RUNS,
    SHARE,
    GATE,
    GATE_LEVEL,
    LOST_LEVEL,
    CANARY_SIZE,
    MAKER_FEE,
    TAKER_FEE,
    STOP_SLIPPAGE;

    /** Of its name in the environment. */
    public static final String PREFIX = "EQUILIBRIUM_STRATEGY_";

    /** Between a field and the symbol that it is meant for alone. */
    static final String FOR = "_FOR_";

    public String variable() {
        return PREFIX + name();
    }

    /** The variable of one symbol alone. */
    public String variable(String symbol) {
        return variable() + FOR + symbol;
    }

    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
