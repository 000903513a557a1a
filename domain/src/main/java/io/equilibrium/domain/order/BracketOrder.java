package io.equilibrium.domain.order;

import org.jspecify.annotations.Nullable;

/**
 * A bet as an order: an entry, no worse than its limit, and a take profit and a stop around
 * it, of which the first to fill cancels the other. Prices and quantity in E8; the id is symbol and step sequence; it was
 * decided at that step's time, and the venue takes it after every trade before {@code tradeId}, the one that made the step;
 * but not when the market is past {@code validUntilMicros}, and not when it was approved in an older epoch of the breaker
 * than a flattening that the venue has carried out. With a carry, what it holds may be kept for the next bet.
 */
public record BracketOrder(
        String orderId,
        String symbol,
        Side side,
        long quantityE8,
        long limitPriceE8,
        long takeProfitE8,
        long stopE8,
        long stepSequence,
        long tradeId,
        long decidedAtMicros,
        long validUntilMicros,
        long breakerEpoch,
        Entry entry,
        @Nullable Carry carry) {
    public BracketOrder {
        if (quantityE8 <= 0) {
            throw new IllegalArgumentException(orderId + ": quantity must be above 0, was " + quantityE8 + " E8");
        }
        if (limitPriceE8 <= 0 || takeProfitE8 <= 0 || stopE8 <= 0) {
            throw new IllegalArgumentException(orderId + ": prices must be above 0");
        }
        if ((takeProfitE8 - stopE8) * (double) side.sign() <= 0) {
            throw new IllegalArgumentException(orderId + ": the take profit must lie on the winning side of the stop");
        }
        if (carry != null && !isBetween(carry.priceE8(), takeProfitE8, stopE8)) {
            throw new IllegalArgumentException(
                    orderId + ": it must be carried between its take profit and its stop, was " + carry);
        }
    }

    private static boolean isBetween(long priceE8, long oneE8, long otherE8) {
        return priceE8 > Math.min(oneE8, otherE8) && priceE8 < Math.max(oneE8, otherE8);
    }

    /** One that is entered at its step. */
    public BracketOrder(
            String orderId,
            String symbol,
            Side side,
            long quantityE8,
            long limitPriceE8,
            long takeProfitE8,
            long stopE8,
            long stepSequence,
            long tradeId,
            long decidedAtMicros,
            long validUntilMicros,
            long breakerEpoch) {
        this(
                orderId,
                symbol,
                side,
                quantityE8,
                limitPriceE8,
                takeProfitE8,
                stopE8,
                stepSequence,
                tradeId,
                decidedAtMicros,
                validUntilMicros,
                breakerEpoch,
                Entry.AT_STEP,
                null);
    }

    public static String idOf(String symbol, long stepSequence) {
        return symbol + "-" + stepSequence;
    }

    /** Whether its entry waits as a limit for the price to come. */
    public boolean isRestingLimit() {
        return entry instanceof Entry.Trap trap && trap.sign() != side.sign();
    }

    /** The price at which the bet is won: its take profit, or where it is carried before that. */
    public long wonAtE8() {
        return carry != null && carry.exit() == Leg.TAKE_PROFIT ? carry.priceE8() : takeProfitE8;
    }

    /** The price at which the bet is lost: its stop, or where it is carried before that. */
    public long lostAtE8() {
        return carry != null && carry.exit() == Leg.STOP ? carry.priceE8() : stopE8;
    }

    /** Whether a price has reached one of the two. */
    public boolean isResolvedAt(long priceE8) {
        return side == Side.BUY
                ? priceE8 >= wonAtE8() || priceE8 <= lostAtE8()
                : priceE8 <= wonAtE8() || priceE8 >= lostAtE8();
    }
}
