package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.Fraction;
import org.jspecify.annotations.Nullable;

/** The prices of a bet's bracket, on the instrument's ticks, E8: the limit never looser than the slippage allows. */
record BracketPlan(
        Side side,
        long priceE8,
        long limitE8,
        long takeProfitE8,
        long stopE8,
        Entry entry,
        @Nullable Carry carry) {
    /** A level, with the side of the bet that is entered around it. */
    private record Around(Side side, long levelE8, Step step, Instrument instrument, RiskSettings settings) {
        long takeProfitE8(int furtherSizes) {
            return exitE8(side.sign(), settings.takeProfitSizes(), furtherSizes);
        }

        long stopE8(int furtherSizes) {
            return exitE8(-side.sign(), settings.stopSizes(), furtherSizes);
        }

        private long exitE8(int sign, Fraction sizes, int furtherSizes) {
            return instrument.nearestPriceE8(
                    levelE8 + sign * (sizes.floorOf(step.sizeE8()) + furtherSizes * step.sizeE8()));
        }

        long limitE8(long fromE8) {
            long limit = fromE8 + side.sign() * settings.entrySlippageSizes().floorOf(step.sizeE8());
            return side == Side.BUY ? instrument.roundPriceDownE8(limit) : instrument.roundPriceUpE8(limit);
        }
    }

    static BracketPlan of(BetOpened opened, Instrument instrument, RiskSettings settings) {
        Bet bet = opened.bet();
        Step step = bet.decidedAt();
        Side side = bet.direction() == Direction.UP ? Side.BUY : Side.SELL;
        return switch (settings.entry()) {
            case EntryStyle.AtStep at ->
                atStep(new Around(side, step.levelE8(), step, instrument, settings), at.carried() && opened.goesOn());
            case EntryStyle.Trap trap -> {
                long next = step.levelE8() + signOf(step) * step.sizeE8();
                yield trap(new Around(side, next, step, instrument, settings), trap);
            }
        };
    }

    private static int signOf(Step step) {
        return step.direction() == Direction.UP ? 1 : -1;
    }

    private static BracketPlan atStep(Around around, boolean goesOn) {
        long price = around.step().priceE8();
        Carry carry = goesOn ? carry(around) : null;
        return new BracketPlan(
                around.side(),
                price,
                around.limitE8(price),
                around.takeProfitE8(isSpared(carry, Leg.TAKE_PROFIT) ? 1 : 0),
                around.stopE8(isSpared(carry, Leg.STOP) ? 1 : 0),
                Entry.AT_STEP,
                carry);
    }

    private static boolean isSpared(@Nullable Carry carry, Leg exit) {
        return carry != null && carry.exit() == exit;
    }

    // Should the next step go on, the next bet is of the same side: after a win if continuation is bet, else after a
    // loss.
    // No price short of that step resolves the bet, so that it has been decided on when it is carried.
    private static @Nullable Carry carry(Around around) {
        int sign = signOf(around.step());
        boolean wins = around.side().sign() == sign;
        Fraction sizes =
                wins ? around.settings().takeProfitSizes() : around.settings().stopSizes();
        long next = around.levelE8() + sign * around.step().sizeE8();
        long price = sign > 0
                ? around.instrument().roundPriceUpE8(next)
                : around.instrument().roundPriceDownE8(next);
        return sizes.equals(Fraction.ONE) && price > 0 ? new Carry(wins ? Leg.TAKE_PROFIT : Leg.STOP, price) : null;
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
                        around.takeProfitE8(0),
                        around.stopE8(0),
                        new Entry.Trap(level, away),
                        null)
                : new BracketPlan(around.side(), level, limit, 0, 0, Entry.AT_STEP, null);
    }

    /** What one unit gains from the worst entry to the take profit; below 0 where the entry may slip beyond it. */
    long gainPerUnitE8() {
        return side.sign() * (takeProfitE8 - limitE8);
    }

    /** What one unit loses from the worst entry to the stop. */
    long lossPerUnitE8() {
        return Math.abs(limitE8 - stopE8);
    }

    boolean isSound() {
        return stopE8 > 0 && takeProfitE8 > 0 && (takeProfitE8 > stopE8) == (side == Side.BUY) && lossPerUnitE8() > 0;
    }
}
