package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Bar;
import java.util.List;

/**
 * Each bar at its time with log moves of its size, mirrored or not by a coin of that time: volatility and its clustering
 * stay, every serial dependence of direction goes, and symbols keep moving together.
 */
public final class MirroredBars implements BarSurrogate {
    private final List<Bar> bars;

    public MirroredBars(BarHistory history) {
        this.bars = history.bars();
    }

    // Mirroring a log move is dividing where it multiplied, so that no logarithm is taken and every machine agrees.
    @Override
    public void tell(Draw draw, BarListener listener) {
        double price = 0;
        double closed = 0;
        for (Bar bar : bars) {
            boolean mirrored = draw.mirrors(bar.openTimeMicros());
            double open = bar.openE8();
            double from = closed == 0 ? open : mirrored ? price * (closed / open) : price * (open / closed);
            price = mirrored ? from * (open / bar.closeE8()) : from * (bar.closeE8() / open);
            double high = mirrored ? from * (open / bar.lowE8()) : from * (bar.highE8() / open);
            double low = mirrored ? from * (open / bar.highE8()) : from * (bar.lowE8() / open);
            listener.on(Prices.bar(bar, from, high, low, price));
            closed = bar.closeE8();
        }
        listener.end();
    }
}
