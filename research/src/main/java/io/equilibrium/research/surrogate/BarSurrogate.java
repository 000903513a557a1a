package io.equilibrium.research.surrogate;

/** A way to make bars that never happened of bars that did. */
public interface BarSurrogate {
    /** The whole history, as the draw has it. */
    void tell(Draw draw, BarListener listener);
}
