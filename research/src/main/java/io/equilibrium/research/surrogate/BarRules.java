package io.equilibrium.research.surrogate;

import io.equilibrium.domain.signal.StepSignals;
import java.util.function.Consumer;

/** Rules that read bars: each start is one symbol's history from its beginning. */
public interface BarRules {
    /** As tables name them. */
    String name();

    BarListener start(String symbol, Consumer<StepSignals> said);
}
