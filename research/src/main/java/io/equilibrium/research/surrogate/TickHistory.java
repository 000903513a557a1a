package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.TickCursor;
import java.util.Arrays;
import java.util.function.Consumer;

/** One symbol's trades, held in memory: times and prices, repeated ones dropped. */
public final class TickHistory {
    private final String symbol;
    private final long[] timesMicros;
    private final long[] pricesE8;

    public TickHistory(String symbol, long[] timesMicros, long[] pricesE8) {
        this.symbol = symbol;
        this.timesMicros = timesMicros.clone();
        this.pricesE8 = pricesE8.clone();
    }

    public static TickHistory of(MarketData market, String symbol) {
        int most = Math.toIntExact(market.ticks(symbol));
        long[] times = new long[most];
        long[] prices = new long[most];
        int count = 0;
        long last = Long.MIN_VALUE;
        try (TickCursor ticks = market.read(symbol)) {
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                if (tick.tradeId() > last) {
                    last = tick.tradeId();
                    times[count] = tick.eventTimeMicros();
                    prices[count++] = tick.priceE8();
                }
            }
        }
        return new TickHistory(symbol, Arrays.copyOf(times, count), Arrays.copyOf(prices, count));
    }

    public String symbol() {
        return symbol;
    }

    public int size() {
        return pricesE8.length;
    }

    long priceE8(int i) {
        return pricesE8[i];
    }

    /** A trade at another price at the time of trade i, numbered from 1. */
    Tick at(int i, long priceE8) {
        return new Tick(symbol, i + 1L, priceE8, 0, Aggressor.BUYER, Move.JUMP, timesMicros[i], timesMicros[i]);
    }

    /** What happened. */
    public void tell(Consumer<Tick> ticks) {
        for (int i = 0; i < pricesE8.length; i++) {
            ticks.accept(at(i, pricesE8[i]));
        }
    }

    /** The greatest unit that every price is a multiple of. */
    long unitE8() {
        long unit = 0;
        for (long price : pricesE8) {
            long a = unit;
            long b = price;
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            unit = a;
        }
        return Math.max(1, unit);
    }

    /** The log move to trade i + 1, by i. */
    double[] logMoves() {
        double[] moves = new double[Math.max(0, pricesE8.length - 1)];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = StrictMath.log((double) pricesE8[i + 1] / pricesE8[i]);
        }
        return moves;
    }
}
