package io.equilibrium.domain.order;

/**
 * A bet as an order: an entry, no worse than its limit, and a take profit and a stop around
 * it, of which the first to fill cancels the other. Prices and quantity in E8; the id is symbol and step sequence; it was
 * decided at that step's time, and the venue takes it after every trade before {@code tradeId}, the one that made the step;
 * but not when the market is past {@code validUntilMicros}, and not when it was approved in an older epoch of the breaker
 * than a flattening that the venue has carried out.
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
        Entry entry) {
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
                Entry.AT_STEP);
    }

    public static String idOf(String symbol, long stepSequence) {
        return symbol + "-" + stepSequence;
    }

    /** Whether its entry waits as a limit for the price to come. */
    public boolean isRestingLimit() {
        return entry instanceof Entry.Trap trap && trap.sign() != side.sign();
    }

    /** Whether a price has reached the take profit or the stop. */
    public boolean isResolvedAt(long priceE8) {
        return side == Side.BUY
                ? priceE8 >= takeProfitE8 || priceE8 <= stopE8
                : priceE8 <= takeProfitE8 || priceE8 >= stopE8;
    }
}
