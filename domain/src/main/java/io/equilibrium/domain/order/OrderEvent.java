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

    /**
     * The leg traded: quantity, price, fee and what of the leg has yet to trade, in E8; the fee may be a rebate, below 0.
     * Beside the price, which is the mean where it took from several levels of the book, stand that of the symbol's last
     * trade when the leg acted and the best one on the side that it took; for what rested at the venue both are its own.
     */
    record Filled(
            String orderId,
            String symbol,
            Leg leg,
            Side side,
            long quantityE8,
            long priceE8,
            long lastE8,
            long touchE8,
            long feeE8,
            long remainingE8,
            Liquidity liquidity,
            long timeMicros)
            implements OrderEvent {
        /** One of the whole leg at the very price that the market stood at. */
        public Filled(
                String orderId,
                String symbol,
                Leg leg,
                Side side,
                long quantityE8,
                long priceE8,
                long feeE8,
                Liquidity liquidity,
                long timeMicros) {
            this(orderId, symbol, leg, side, quantityE8, priceE8, priceE8, priceE8, feeE8, 0, liquidity, timeMicros);
        }

        /** One of the whole leg. */
        public Filled(
                String orderId,
                String symbol,
                Leg leg,
                Side side,
                long quantityE8,
                long priceE8,
                long lastE8,
                long touchE8,
                long feeE8,
                Liquidity liquidity,
                long timeMicros) {
            this(orderId, symbol, leg, side, quantityE8, priceE8, lastE8, touchE8, feeE8, 0, liquidity, timeMicros);
        }

        /** Whether nothing of the leg is left. */
        public boolean completesLeg() {
            return remainingE8 == 0;
        }
    }

    /** The leg was taken back: its sibling filled, or everything was flattened. */
    record Cancelled(String orderId, String symbol, Leg leg, long timeMicros) implements OrderEvent {}

    /** The venue refused the leg. */
    record Rejected(String orderId, String symbol, Leg leg, RejectReason reason, long timeMicros)
            implements OrderEvent {}

    /** The leg, or what was left of it, ended without a trade. */
    record Expired(String orderId, String symbol, Leg leg, ExpiryReason reason, long timeMicros)
            implements OrderEvent {}

    /**
     * Funding was settled on the position that the entry opened: its rate and the mark it was taken at, E8; the amount is
     * what the account receives, below 0 where it pays.
     */
    record Funded(String orderId, String symbol, Leg leg, long rateE8, long markE8, long amountE8, long timeMicros)
            implements OrderEvent {
        public Funded {
            if (leg != Leg.ENTRY) {
                throw new IllegalArgumentException(orderId + ": funding is of what its entry opened, not of " + leg);
            }
        }
    }

    /** Why the venue refuses, with the code that Binance USDⓈ-M gives. */
    enum RejectReason {
        UNKNOWN_SYMBOL(-1121),
        PRICE_OFF_TICK(-4014),
        PRICE_BELOW_LOWEST(-4013),
        PRICE_ABOVE_HIGHEST(-4002),
        /** A buyer's price is too far above the mark. */
        PRICE_ABOVE_BAND(-4016),
        /** A seller's price is too far below the mark. */
        PRICE_BELOW_BAND(-4024),
        QUANTITY_OFF_LOT(-4023),
        BELOW_MINIMUM_QUANTITY(-4004),
        ABOVE_MAXIMUM_QUANTITY(-4005),
        BELOW_MINIMUM_NOTIONAL(-4164),
        DUPLICATE_ORDER(-4116),
        /** The price had come to a stop entry's level before the order did. */
        WOULD_TRIGGER_AT_ONCE(-2021),
        /** The price had come to a resting entry's level before the order did. */
        WOULD_TAKE(-5022),
        /** The symbol's market was past the time until which the order was valid when it came. */
        TOO_LATE(-5028),
        /** The breaker has flattened everything since the order was approved; only the paper venue refuses that. */
        OLDER_EPOCH(-2010);

        private final int code;

        RejectReason(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    enum ExpiryReason {
        /** The bet's resolving step came before its entry could act. */
        RESOLVED_BEFORE_ACTING,
        /** The price had moved beyond the limit. */
        BEYOND_LIMIT,
        /** The price came to a resting entry's level and left it unfilled: the level has moved. */
        LEVEL_MOVED,
        /** The price had gone too far from a resting entry's level. */
        RAN_AWAY,
        /** A part of the entry filled; for the rest there was nothing within the limit. */
        REMAINDER
    }
}
