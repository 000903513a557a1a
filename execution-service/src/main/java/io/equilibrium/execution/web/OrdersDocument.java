package io.equilibrium.execution.web;

import io.equilibrium.execution.jpa.OrderRow;
import java.util.List;
import org.springframework.data.domain.Page;

/** A page of orders, newest decision first, and how many there are in all. */
public record OrdersDocument(List<OrderDocument> orders, int page, int size, long total) {
    public OrdersDocument {
        orders = List.copyOf(orders);
    }

    static OrdersDocument of(Page<OrderRow> rows) {
        return new OrdersDocument(
                rows.map(OrderDocument::of).getContent(), rows.getNumber(), rows.getSize(), rows.getTotalElements());
    }
}
