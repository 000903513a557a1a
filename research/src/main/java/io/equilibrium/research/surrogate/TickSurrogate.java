package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Tick;
import java.util.function.Consumer;

/** A way to make trades that never happened of trades that did. */
public interface TickSurrogate {
    /** The whole history, as the draw has it. */
    void tell(Draw draw, Consumer<Tick> ticks);
}
