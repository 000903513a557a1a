package io.equilibrium.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    LEAST_BITS,
    SHARE,
    GATE,
    GATE_LEVEL,
    LOST_LEVEL,
    CANARY_SIZE,
    MAKER_FEE,
    TAKER_FEE,
    STOP_SLIPPAGE,
    HALF_SPREAD,
    GATE_STRATEGIES;

    /** Of its name in the environment. */
    public static final String PREFIX = "EQUILIBRIUM_STRATEGY_";

    private static final Set<StrategyField> STEPS = EnumSet.of(GRID, ATR_BAR, ATR_PERIOD, COEFFICIENT, HOLE);

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
        return "--" + key();
    }

    /** As it is written beside its text, as in {@code governor=bayesian}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field with this key. */
    public static Optional<StrategyField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    /** Whether it decides what the steps are, on which the whole road stands. */
    public boolean makesSteps() {
        return STEPS.contains(this);
    }
}
