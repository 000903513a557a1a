package io.equilibrium.research.bench;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.util.Random;

/** Seeded trades at a hundred a minute: first enough of a walk to warm the engine up, then what is measured. */
final class TickStream {
    static final String SYMBOL = "BTCUSDT";

    private static final long START_MICROS = 1_704_067_200_000_000L;
    private static final long PRICE_E8 = 40_000 * E8.ONE;
    private static final long BETWEEN_MICROS = 600_000;
    /** Fifteen bars of two hours, and some more. */
    private static final int WARM_UP = 16 * 12_000;

    private final Random random = new Random(42);
    private long tradeId;
    private long priceE8 = PRICE_E8;

    /** A walk of some dollars a trade, on cents. */
    Tick[] warmUp() {
        return walk(WARM_UP);
    }

    /** The walk goes on, and makes steps as it goes. */
    Tick[] walk(int ticks) {
        Tick[] walk = new Tick[ticks];
        for (int i = 0; i < ticks; i++) {
            priceE8 += Math.round(random.nextGaussian() * 200) * E8.ONE / 100;
            walk[i] = tick(priceE8);
        }
        return walk;
    }

    /** Prices that move a little around where the walk stopped. */
    Tick[] rest(int ticks) {
        Tick[] rest = new Tick[ticks];
        for (int i = 0; i < ticks; i++) {
            rest[i] = tick(priceE8 + (random.nextInt(201) - 100) * E8.ONE / 100);
        }
        return rest;
    }

    private Tick tick(long price) {
        long time = START_MICROS + ++tradeId * BETWEEN_MICROS;
        Aggressor aggressor = random.nextBoolean() ? Aggressor.BUYER : Aggressor.SELLER;
        return new Tick(SYMBOL, tradeId, price, E8.ONE / 100, aggressor, Move.JUMP, time, time);
    }
}
