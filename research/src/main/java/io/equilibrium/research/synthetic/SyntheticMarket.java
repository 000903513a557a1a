package io.equilibrium.research.synthetic;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A seeded market of trade prints, a walk of equal moves up or down. Regimes choose which threshold each step reaches, and
 * the walk between is the fair walk given that choice (Doob's transform), so that a planted market differs from a fair one
 * in nothing but the order of its steps.
 */
public final class SyntheticMarket {
    private static final long START_MICROS = 1_704_067_200_000_000L;
    private static final long START_E8 = 2_000 * E8.ONE;
    private static final long MOVE_E8 = E8.ONE;
    private static final long MEAN_MILLIS_BETWEEN_PRINTS = 46_000;

    private final String symbol;
    private final Regimes regimes;
    private final Random random;
    private final StepEngine engine;
    private long tradeId;
    private long priceE8 = START_E8;
    private long timeMicros = START_MICROS;

    public SyntheticMarket(String symbol, Regimes regimes, long seed) {
        this.symbol = symbol;
        this.regimes = regimes;
        this.random = new Random(seed);
        this.engine = new StepEngine(symbol, StepSettings.DEFAULT);
    }

    /** Hands out prints until that many steps were made after the warm-up. */
    public void run(int steps, Consumer<Tick> ticks) {
        Step last = warmUp(ticks);
        for (int made = 0; made < steps; made++) {
            boolean continues = random.nextDouble() < regimes.continuation(made);
            last = walkTo(last, continues ? last.direction() : last.direction().opposite(), ticks);
        }
    }

    private Step warmUp(Consumer<Tick> ticks) {
        while (true) {
            List<Step> made = print(random.nextBoolean() ? MOVE_E8 : -MOVE_E8, ticks);
            if (!made.isEmpty()) {
                return made.getLast();
            }
        }
    }

    private Step walkTo(Step from, Direction direction, Consumer<Tick> ticks) {
        long target = direction == Direction.UP ? from.upE8() : from.downE8();
        long forbidden = direction == Direction.UP ? from.downE8() : from.upE8();
        while (true) {
            long distance = Math.abs(priceE8 - forbidden);
            double towards = (distance + MOVE_E8) / (2.0 * distance);
            long move = random.nextDouble() < towards ? MOVE_E8 : -MOVE_E8;
            List<Step> made = print(target > priceE8 ? move : -move, ticks);
            if (!made.isEmpty()) {
                return made.getLast();
            }
        }
    }

    private List<Step> print(long moveE8, Consumer<Tick> ticks) {
        priceE8 += moveE8;
        timeMicros += 1_000 * Math.round(-Math.log(1 - random.nextDouble()) * MEAN_MILLIS_BETWEEN_PRINTS);
        long quantity = E8.ONE / 1_000 * (1 + random.nextInt(5_000));
        Aggressor aggressor = moveE8 > 0 ? Aggressor.BUYER : Aggressor.SELLER;
        Tick tick = new Tick(symbol, ++tradeId, priceE8, quantity, aggressor, Move.JUMP, timeMicros, timeMicros);
        ticks.accept(tick);
        return engine.on(tick);
    }
}
