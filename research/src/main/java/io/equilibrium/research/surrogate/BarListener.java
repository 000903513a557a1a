package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Bar;

/** Takes a symbol's bars in order. */
public interface BarListener {
    void on(Bar bar);

    /** There are no more. */
    default void end() {}
}
