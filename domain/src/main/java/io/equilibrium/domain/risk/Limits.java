package io.equilibrium.domain.risk;

import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What every {@link Limit} is, each above 0. */
public record Limits(Map<Limit, Long> values) {
    /** Bets of at most 100 of loss and 5,000; 5,000 a symbol, 15,000 that move together, 20,000 in all. */
    public static final Limits DEFAULT = new Limits(Map.ofEntries(
            Map.entry(Limit.LOSS_PER_BET, 100 * E8.ONE),
            Map.entry(Limit.ORDER_NOTIONAL, 5_000 * E8.ONE),
            Map.entry(Limit.SYMBOL_NOTIONAL, 5_000 * E8.ONE),
            Map.entry(Limit.ACCOUNT_NOTIONAL, 20_000 * E8.ONE),
            Map.entry(Limit.CORRELATED_NOTIONAL, 15_000 * E8.ONE),
            Map.entry(Limit.OPEN_ORDERS, 50L),
            Map.entry(Limit.ORDERS_PER_MINUTE, 60L),
            Map.entry(Limit.PRICE_COLLAR, E8.ONE / 10),
            Map.entry(Limit.SIGNAL_AGE, Duration.ofSeconds(10).toMillis() * 1_000),
            Map.entry(Limit.MARK_AGE, Duration.ofHours(1).toMillis() * 1_000),
            Map.entry(Limit.CLOCK_SKEW, Duration.ofSeconds(1).toMillis() * 1_000)));

    public Limits {
        Map<Limit, Long> all = new EnumMap<>(Limit.class);
        all.putAll(values);
        for (Limit limit : Limit.values()) {
            Long value = all.get(limit);
            if (value == null || value <= 0) {
                throw new IllegalArgumentException(limit.key() + " must be above 0, was "
                        + (value == null ? "nothing" : limit.unit().text(value)));
            }
        }
        values = Collections.unmodifiableMap(all);
    }

    public long of(Limit limit) {
        Long value = values.get(limit);
        if (value == null) {
            throw new IllegalStateException("every limit has a value, " + limit + " has none");
        }
        return value;
    }

    public Limits with(Limit limit, long value) {
        Map<Limit, Long> others = new EnumMap<>(values);
        others.put(limit, value);
        return new Limits(others);
    }
}
