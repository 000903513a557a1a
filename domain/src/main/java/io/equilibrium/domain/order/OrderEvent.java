package io.equilibrium.domain.order;

import io.equilibrium.domain.cost.Liquidity;

/** What the venue says of one leg of a bracket; times in microseconds. */
public sealed interface OrderEvent {
    String orderId();

    String symbol();

    Leg leg();

    long timeMicros();

    /** The leg is at the venue. */
    record Accepted(String orderId, String symbol, Leg leg, long timeMicros) implements OrderEvent {}

    /** The leg traded whole: quantity, price and fee in E8; the fee may be a rebate, below 0. */
    record Filled(
            String orderId,
            String symbol,
            Leg leg,
            Side side,
            long quantityE8,
            long priceE8,
            long feeE8,
            Liquidity liquidity,
            long timeMicros)
            implements OrderEvent {}

    /** The leg was taken back: its sibling filled, or everything was flattened. */
    record Cancelled(String orderId, String symbol, Leg leg, long timeMicros) implements OrderEvent {}

    /** The venue refused the leg. */
    record Rejected(String orderId, String symbol, Leg leg, RejectReason reason, long timeMicros)
            implements OrderEvent {}

    /** The leg ended without a trade. */
    record Expired(String orderId, String symbol, Leg leg, ExpiryReason reason, long timeMicros)
            implements OrderEvent {}

    enum RejectReason {
        UNKNOWN_SYMBOL,
        PRICE_OFF_TICK,
        QUANTITY_OFF_LOT,
        BELOW_MINIMUM_QUANTITY,
        BELOW_MINIMUM_NOTIONAL,
        DUPLICATE_ORDER,
        /** The symbol's market was past the time until which the order was valid when it came. */
        TOO_LATE,
        /** The breaker has flattened everything since the order was approved. */
        OLDER_EPOCH
    }

    enum ExpiryReason {
        /** The bet's resolving step came before its entry could act. */
        RESOLVED_BEFORE_ACTING,
        /** The price had moved beyond the limit. */
        BEYOND_LIMIT
    }
}
