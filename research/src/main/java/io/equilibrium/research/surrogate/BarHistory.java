package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.TickCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One symbol's bars, held in memory. */
public final class BarHistory {
    private final String symbol;
    private final Duration length;
    private final List<Bar> bars;

    public BarHistory(String symbol, Duration length, List<Bar> bars) {
        this.symbol = symbol;
        this.length = length;
        this.bars = List.copyOf(bars);
    }

    /** Of a symbol that has bars. */
    public static BarHistory of(MarketData market, String symbol) {
        Duration length = market.interval(symbol).orElseThrow();
        List<Bar> bars = new ArrayList<>();
        // Along this path the four ticks of a bar are its open, high, low and close.
        try (TickCursor ticks = market.along(BarPath.HIGH_FIRST).read(symbol)) {
            while (ticks.advance()) {
                long time = ticks.tick().eventTimeMicros();
                long open = ticks.tick().priceE8();
                long volume = ticks.tick().quantityE8();
                long high = next(ticks);
                volume += ticks.tick().quantityE8();
                long low = next(ticks);
                volume += ticks.tick().quantityE8();
                long close = next(ticks);
                volume += ticks.tick().quantityE8();
                bars.add(new Bar(time, open, high, low, close, volume));
            }
        }
        return new BarHistory(symbol, length, bars);
    }

    private static long next(TickCursor ticks) {
        if (!ticks.advance()) {
            throw new IllegalStateException("a bar has fewer than four ticks");
        }
        return ticks.tick().priceE8();
    }

    public String symbol() {
        return symbol;
    }

    public Duration length() {
        return length;
    }

    public List<Bar> bars() {
        return bars;
    }

    /** Its bars from a time on. */
    public BarHistory from(long micros) {
        int first = 0;
        while (first < bars.size() && bars.get(first).openTimeMicros() < micros) {
            first++;
        }
        return first == 0 ? this : new BarHistory(symbol, length, bars.subList(first, bars.size()));
    }

    /** What happened. */
    public void tell(BarListener listener) {
        bars.forEach(listener::on);
        listener.end();
    }
}
