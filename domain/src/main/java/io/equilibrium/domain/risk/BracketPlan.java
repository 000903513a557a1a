package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;

/** The prices of a bet's bracket, on the instrument's ticks, E8: the limit never looser than the slippage allows. */
record BracketPlan(Side side, long priceE8, long limitE8, long takeProfitE8, long stopE8) {
    static BracketPlan of(Bet bet, Instrument instrument, RiskSettings settings) {
        Step step = bet.decidedAt();
        boolean up = bet.direction() == Direction.UP;
        int sign = up ? 1 : -1;
        long limit = step.priceE8() + sign * settings.entrySlippageSizes().floorOf(step.sizeE8());
        long takeProfit = step.levelE8() + sign * settings.takeProfitSizes().floorOf(step.sizeE8());
        long stop = step.levelE8() - sign * settings.stopSizes().floorOf(step.sizeE8());
        return new BracketPlan(
                up ? Side.BUY : Side.SELL,
                step.priceE8(),
                up ? instrument.roundPriceDownE8(limit) : instrument.roundPriceUpE8(limit),
                instrument.nearestPriceE8(takeProfit),
                instrument.nearestPriceE8(stop));
    }

    /** What one unit loses from the worst entry to the stop. */
    long lossPerUnitE8() {
        return Math.abs(limitE8 - stopE8);
    }

    boolean isSound() {
        return stopE8 > 0 && takeProfitE8 > 0 && (takeProfitE8 > stopE8) == (side == Side.BUY) && lossPerUnitE8() > 0;
    }
}
