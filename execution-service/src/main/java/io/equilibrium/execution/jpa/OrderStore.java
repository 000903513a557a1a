package io.equilibrium.execution.jpa;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the orders table: live orders in memory, and what changed since it was last written. */
public final class OrderStore {
    private static final List<OrderStatus> LIVE = List.of(OrderStatus.WAITING, OrderStatus.OPEN);

    private final Orders orders;
    private final Map<String, OrderRow> live = new HashMap<>();
    private final Map<String, OrderRow> changed = new LinkedHashMap<>();
    private final Map<String, RunId> begun = new HashMap<>();

    public OrderStore(Orders orders) {
        this.orders = orders;
    }

    /** The symbol's orders of earlier runs go. */
    public void began(RunId run, String symbol) {
        begun.put(symbol, run);
        live.values().removeIf(row -> row.symbol().equals(symbol));
        changed.values().removeIf(row -> row.symbol().equals(symbol));
    }

    public void on(RunId run, BracketOrder order) {
        if (!live.containsKey(order.orderId())) {
            put(new OrderRow(run, order));
        }
    }

    /** What the venue says of an order; that it refuses one for being there twice changes nothing about the first. */
    public void on(OrderEvent event) {
        OrderRow row = live.get(event.orderId());
        boolean twice =
                event instanceof OrderEvent.Rejected rejected && rejected.reason() == RejectReason.DUPLICATE_ORDER;
        if (row != null && !twice) {
            row.on(event);
            put(row);
        }
    }

    private void put(OrderRow row) {
        changed.put(row.getId(), row);
        if (row.status().isLive()) {
            live.put(row.getId(), row);
        } else {
            live.remove(row.getId());
        }
    }

    /** Entries that wait and positions that are open. */
    public int live() {
        return live.size();
    }

    /** Forgets what is in memory and reads the live orders; belongs to the caller's transaction, as {@link #save} does. */
    public void restore() {
        live.clear();
        changed.clear();
        begun.clear();
        orders.findByStatusIn(LIVE).forEach(row -> live.put(row.getId(), row));
    }

    /** Writes what changed. */
    public void save() {
        begun.forEach((symbol, run) -> orders.forgetOthers(symbol, run.toString()));
        begun.clear();
        if (!changed.isEmpty()) {
            Set<String> there = new HashSet<>();
            orders.findAllById(changed.keySet()).forEach(row -> there.add(row.getId()));
            changed.values().forEach(row -> row.isStored(there.contains(row.getId())));
            orders.saveAll(changed.values());
            changed.clear();
        }
    }
}
