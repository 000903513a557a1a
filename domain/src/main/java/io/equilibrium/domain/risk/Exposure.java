package io.equilibrium.domain.risk;

import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Map;
import java.util.TreeMap;

/** The notional, in E8, of every bracket that was approved and has not ended, at its limit price. */
final class Exposure {
    private record Open(String symbol, long notionalE8) {}

    private final Map<String, Open> open = new TreeMap<>();

    void add(BracketOrder order) {
        open.put(order.orderId(), new Open(order.symbol(), E8.multiply(order.limitPriceE8(), order.quantityE8())));
    }

    /** Forgets the bracket if the event ended it. */
    void on(OrderEvent event) {
        boolean ended = switch (event) {
            case OrderEvent.Filled filled -> filled.leg() != Leg.ENTRY && filled.completesLeg();
            case OrderEvent.Expired expired ->
                expired.leg() == Leg.ENTRY && expired.reason() != OrderEvent.ExpiryReason.REMAINDER;
            case OrderEvent.Rejected rejected -> rejected.leg() == Leg.ENTRY;
            case OrderEvent.Cancelled cancelled -> cancelled.leg() == Leg.ENTRY;
            case OrderEvent.Accepted accepted -> false;
            case OrderEvent.Funded funded -> false;
        };
        if (ended) {
            open.remove(event.orderId());
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    long ofSymbolE8(String symbol) {
        long sum = 0;
        for (Open bracket : open.values()) {
            sum += bracket.symbol().equals(symbol) ? bracket.notionalE8() : 0;
        }
        return sum;
    }

    long totalE8() {
        long sum = 0;
        for (Open bracket : open.values()) {
            sum += bracket.notionalE8();
        }
        return sum;
    }

    void save(StateWriter state) {
        state.putInt(open.size());
        open.forEach(
                (id, bracket) -> state.putString(id).putString(bracket.symbol()).putLong(bracket.notionalE8()));
    }

    void restore(StateReader state) {
        open.clear();
        for (int left = state.getInt(); left > 0; left--) {
            open.put(state.getString(), new Open(state.getString(), state.getLong()));
        }
    }
}
