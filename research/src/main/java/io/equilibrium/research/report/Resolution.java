package io.equilibrium.research.report;

import io.equilibrium.domain.signal.StepSignals;

/** How many of a symbol's bars cross more than one step, so that the path inside them decides bits that nobody saw. */
final class Resolution {
    /** Above this share the page warns. */
    static final double COARSE = 0.01;

    private final long bars;
    private final int ticksPerBar;
    private long last = -1;
    private long inLast;
    private long stepping;
    private long coarse;

    Resolution(long bars, int ticksPerBar) {
        this.bars = bars;
        this.ticksPerBar = ticksPerBar;
    }

    void on(StepSignals said) {
        long bar = (said.made().step().tradeId() - 1) / ticksPerBar;
        inLast = bar == last ? inLast + 1 : 1;
        last = bar;
        stepping += inLast == 1 ? 1 : 0;
        coarse += inLast == 2 ? 1 : 0;
    }

    long bars() {
        return bars;
    }

    /** Bars with a step at least. */
    long stepping() {
        return stepping;
    }

    /** Bars with more than one. */
    long coarse() {
        return coarse;
    }

    double share() {
        return bars == 0 ? Double.NaN : coarse / (double) bars;
    }

    boolean warns() {
        return share() > COARSE;
    }
}
