package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;

/** The prices of a bet's bracket, on the instrument's ticks, E8: the limit never looser than the slippage allows. */
record BracketPlan(Side side, long priceE8, long limitE8, long takeProfitE8, long stopE8, Entry entry) {
    /** A level, with the side of the bet that is entered around it. */
    private record Around(Side side, long levelE8, Step step, Instrument instrument, RiskSettings settings) {
        long takeProfitE8() {
            return instrument.nearestPriceE8(
                    levelE8 + side.sign() * settings.takeProfitSizes().floorOf(step.sizeE8()));
        }

        long stopE8() {
            return instrument.nearestPriceE8(
                    levelE8 - side.sign() * settings.stopSizes().floorOf(step.sizeE8()));
        }

        long limitE8(long fromE8) {
            long limit = fromE8 + side.sign() * settings.entrySlippageSizes().floorOf(step.sizeE8());
            return side == Side.BUY ? instrument.roundPriceDownE8(limit) : instrument.roundPriceUpE8(limit);
        }
    }

    static BracketPlan of(Bet bet, Instrument instrument, RiskSettings settings) {
        Step step = bet.decidedAt();
        Side side = bet.direction() == Direction.UP ? Side.BUY : Side.SELL;
        return switch (settings.entry()) {
            case EntryStyle.AtStep _ -> atStep(new Around(side, step.levelE8(), step, instrument, settings));
            case EntryStyle.Trap trap -> {
                long next = step.levelE8() + signOf(step) * step.sizeE8();
                yield trap(new Around(side, next, step, instrument, settings), trap);
            }
        };
    }

    private static int signOf(Step step) {
        return step.direction() == Direction.UP ? 1 : -1;
    }

    private static BracketPlan atStep(Around around) {
        long price = around.step().priceE8();
        return new BracketPlan(
                around.side(), price, around.limitE8(price), around.takeProfitE8(), around.stopE8(), Entry.AT_STEP);
    }

    // Only a stop may slip.
    private static BracketPlan trap(Around around, EntryStyle.Trap trap) {
        int sign = signOf(around.step());
        long level = around.instrument().nearestPriceE8(around.levelE8());
        long limit = around.side().sign() == sign ? around.limitE8(level) : level;
        long away = around.levelE8()
                - sign * trap.runawaySizes().floorOf(around.step().sizeE8());
        boolean thereIs = level > 0 && away > 0;
        return thereIs
                ? new BracketPlan(
                        around.side(),
                        level,
                        limit,
                        around.takeProfitE8(),
                        around.stopE8(),
                        new Entry.Trap(level, away))
                : new BracketPlan(around.side(), level, limit, 0, 0, Entry.AT_STEP);
    }

    /** What one unit loses from the worst entry to the stop. */
    long lossPerUnitE8() {
        return Math.abs(limitE8 - stopE8);
    }

    boolean isSound() {
        return stopE8 > 0 && takeProfitE8 > 0 && (takeProfitE8 > stopE8) == (side == Side.BUY) && lossPerUnitE8() > 0;
    }
}
