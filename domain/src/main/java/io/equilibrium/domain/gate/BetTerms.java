package io.equilibrium.domain.gate;

import io.equilibrium.domain.cost.BreakEven;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;

/**
 * What a bet wins or loses net of costs, in step sizes, known when it is decided: from the step's price to the next threshold
 * on either side, taker in, maker out when won, taker and slippage out when lost, half the spread at each taking. A price that
 * jumped over the threshold loses more ({@link #netReturn}).
 *
 * @param win what a won bet returns; 0 or less where costs eat it
 * @param loss what a lost bet loses, above 0, when the price stops at its threshold
 */
public record BetTerms(double win, double loss) {
    public BetTerms {
        if (!(loss > 0) || !Double.isFinite(win)) {
            throw new IllegalArgumentException("a bet must lose something when lost, was " + win + " and " + loss);
        }
    }

    /** A bet on this direction, decided at a step whose price has not passed a next threshold. */
    public static BetTerms of(Step step, Direction direction, GateSettings costs) {
        double size = E8.toDouble(step.sizeE8());
        double price = E8.toDouble(step.priceE8());
        double up = E8.toDouble(step.upE8() - step.priceE8());
        double down = E8.toDouble(step.priceE8() - step.downE8());
        double taker = price * E8.toDouble(costs.fees().takerRateE8() + costs.halfSpreadRateE8());
        double winCost = taker + price * E8.toDouble(costs.fees().makerRateE8());
        double lossCost = 2 * taker + price * E8.toDouble(costs.stopSlippageRateE8());
        boolean upward = direction == Direction.UP;
        return new BetTerms(((upward ? up : down) - winCost) / size, ((upward ? down : up) + lossCost) / size);
    }

    /** The win probability at which the expected return is 0; above 1 where it never is. */
    public double breakEven() {
        return BreakEven.winProbability(win, loss, 0, 0);
    }

    /** A lost bet is filled where the price jumped to: so many sizes beyond its threshold. A won one rests at its own. */
    double netReturn(boolean won, double overrun) {
        return won ? win : -loss - overrun;
    }

    /** No outcome without a jump loses more. */
    double largestLoss() {
        return Math.max(loss, -win);
    }

    /** No outcome wins more. */
    double largestWin() {
        return Math.max(loss, win);
    }
}
