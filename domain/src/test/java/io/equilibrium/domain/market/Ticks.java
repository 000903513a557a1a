package io.equilibrium.domain.market;

/** Ticks for tests, told by what the rules look at. */
public final class Ticks {
    public static final String SYMBOL = "TEST";

    private Ticks() {}

    public static Tick jump(long tradeId, long priceE8, long timeMicros) {
        return tick(tradeId, priceE8, timeMicros, Move.JUMP);
    }

    public static Tick continuous(long tradeId, long priceE8, long timeMicros) {
        return tick(tradeId, priceE8, timeMicros, Move.CONTINUOUS);
    }

    private static Tick tick(long tradeId, long priceE8, long timeMicros, Move move) {
        return new Tick(SYMBOL, tradeId, priceE8, 1, Aggressor.BUYER, move, timeMicros, timeMicros);
    }
}
