package io.equilibrium.domain.gate;

import java.util.Random;

/**
 * Bets whose terms depend on the path: the price stands off its level after a won bet on one side, after a lost one on the
 * other, costs come and go, and the side that is bet follows the last outcomes.
 */
final class Market {
    private final Random random;
    private final double edge;
    private double offset;
    private boolean won;
    private int streak;

    /** Every bet is won with its break-even probability and this much more. */
    Market(Random random, double edge) {
        this.random = random;
        this.edge = edge;
    }

    BetTerms next() {
        offset = Math.clamp(0.5 * offset + (won ? 0.2 : -0.2) * (streak % 3) + 0.2 * random.nextGaussian(), -0.9, 0.9);
        double cost = streak % 2 == 0 ? 0.05 : 0.15;
        return new BetTerms(1 - offset - cost, 1 + offset + 2 * cost);
    }

    boolean resolve(BetTerms terms) {
        boolean before = won;
        won = random.nextDouble() < terms.breakEven() + edge;
        streak = won == before ? streak + 1 : 0;
        return won;
    }
}
