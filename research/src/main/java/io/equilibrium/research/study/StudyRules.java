package io.equilibrium.research.study;

import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.research.surrogate.BarListener;
import io.equilibrium.research.surrogate.BarRules;
import java.time.Duration;
import java.util.function.Consumer;

/** The study's rule on bars of a length, with its look-ahead or without. */
public record StudyRules(Duration length, boolean lookahead) implements BarRules {
    /** Bars' lengths must divide it. */
    public static final Duration ROW = Duration.ofHours(2);

    public StudyRules {
        if (!length.isPositive() || ROW.toMillis() % length.toMillis() != 0) {
            throw new IllegalArgumentException("the study's rule takes bars that divide two hours, was " + length);
        }
    }

    @Override
    public String name() {
        return lookahead ? "study, look-ahead" : "study";
    }

    @Override
    public BarListener start(String symbol, Consumer<StepSignals> said) {
        return new StudyEngine(symbol, length, lookahead, said);
    }
}
