package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import java.util.Locale;
import java.util.Optional;

/** What one order may be, and all together, before an entry is denied. */
public enum Limit {
    /** What a bet may lose at its stop. */
    LOSS_PER_BET(Unit.MONEY),
    ORDER_NOTIONAL(Unit.MONEY),
    /** Of all that is approved and has not ended. */
    SYMBOL_NOTIONAL(Unit.MONEY),
    ACCOUNT_NOTIONAL(Unit.MONEY),
    /** Of all that wins and loses with the order: {@link Comovement}. */
    CORRELATED_NOTIONAL(Unit.MONEY),
    OPEN_ORDERS(Unit.COUNT),
    ORDERS_PER_MINUTE(Unit.COUNT),
    /** How far an order's limit may be from the last mark. */
    PRICE_COLLAR(Unit.SHARE),
    /** How old a signal may be when it is decided on. */
    SIGNAL_AGE(Unit.MICROS),
    /** How old the symbol's last mark may be. */
    MARK_AGE(Unit.MICROS),
    /** How far a signal's time may be ahead of the clock that decides, where one does. */
    CLOCK_SKEW(Unit.MICROS);

    /** What a limit counts. */
    public enum Unit {
        /** E8 of the account's currency. */
        MONEY,
        /** E8 of a whole. */
        SHARE,
        COUNT,
        /** Microseconds. */
        MICROS;

        /** As people read it. */
        public String text(long value) {
            return switch (this) {
                case MONEY, SHARE -> E8.format(value);
                case COUNT -> Long.toString(value);
                case MICROS -> value / 1_000_000 + " s";
            };
        }
    }

    private final Unit unit;

    Limit(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** As people write it, {@code order-notional}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Limit> of(String key) {
        for (Limit limit : values()) {
            if (limit.key().equals(key)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }
}
