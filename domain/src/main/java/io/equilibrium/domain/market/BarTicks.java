package io.equilibrium.domain.market;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Turns one symbol's bars into the ticks they stand for, numbered 1, 2, …; the bar's volume is shared out among them. Who came
 * second is told by the move that led to the tick, as far as it is known then: a buyer to a price above the one before, a
 * seller to one below, to the same price the same again, and a buyer to the first.
 */
public final class BarTicks {
    private final String symbol;
    private final long lengthMillis;
    private final BarPath path;
    private long tradeId;
    private long lastE8;
    private Aggressor aggressor = Aggressor.BUYER;

    public BarTicks(String symbol, Duration length, BarPath path) {
        if (length.toMillis() < 1) {
            throw new IllegalArgumentException("a bar must last at least a millisecond, was " + length);
        }
        this.symbol = symbol;
        this.lengthMillis = length.toMillis();
        this.path = path;
    }

    /** Hands out the ticks of a bar in order. */
    public void of(Bar bar, Consumer<Tick> ticks) {
        for (int i = 0; i < path.ticks(); i++) {
            ticks.accept(tick(bar, i));
        }
    }

    /** The bar's tick i, from 0; each call takes the next number. */
    public Tick tick(Bar bar, int i) {
        long time = bar.openTimeMicros() + path.offsetMicros(lengthMillis, i);
        long share = bar.volumeE8() / path.ticks();
        long quantity = i == path.ticks() - 1 ? bar.volumeE8() - share * i : share;
        Move move = i == 0 ? Move.JUMP : Move.CONTINUOUS;
        long price = path.priceE8(bar, i);
        if (price != lastE8) {
            aggressor = price > lastE8 ? Aggressor.BUYER : Aggressor.SELLER;
        }
        lastE8 = price;
        return new Tick(symbol, ++tradeId, price, quantity, aggressor, move, time, time);
    }

    public int ticksPerBar() {
        return path.ticks();
    }
}
