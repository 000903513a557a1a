package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Tick;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Trades at their times along a driftless walk of normal log moves, whose variance is that of the data's blocks nearby: the
 * mean over 64 blocks of the squared move of a block, by its length.
 */
public final class RandomWalkTicks implements TickSurrogate {
    private static final int NEARBY = 64;

    private final TickHistory history;
    private final long unitE8;
    private final double[] deviation;

    public RandomWalkTicks(TickHistory history, int block) {
        this.history = history;
        this.unitE8 = history.unitE8();
        this.deviation = deviations(history.logMoves(), block);
    }

    private static double[] deviations(double[] moves, int block) {
        double[] deviations = new double[moves.length];
        int stretch = block * NEARBY;
        for (int from = 0; from < moves.length; from += stretch) {
            int to = Math.min(moves.length, from + stretch);
            double squares = 0;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += moves[i];
                if ((i - from) % block == block - 1 || i == to - 1) {
                    squares += sum * sum;
                    sum = 0;
                }
            }
            double each = Math.sqrt(squares / (to - from));
            for (int i = from; i < to; i++) {
                deviations[i] = each;
            }
        }
        return deviations;
    }

    @Override
    public void tell(Draw draw, Consumer<Tick> ticks) {
        RandomGenerator random = draw.random(history.symbol());
        double log = history.size() == 0 ? 0 : StrictMath.log((double) history.priceE8(0));
        for (int i = 0; i < history.size(); i++) {
            log += i == 0 ? 0 : deviation[i - 1] * random.nextGaussian();
            ticks.accept(history.at(i, Prices.nearest(StrictMath.exp(log), unitE8)));
        }
    }
}
