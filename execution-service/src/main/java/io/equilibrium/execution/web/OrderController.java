package io.equilibrium.execution.web;

import io.equilibrium.execution.jpa.OrderStatus;
import io.equilibrium.execution.jpa.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders and positions as they are stored, for anyone who may look. */
@RestController
@Tag(name = "orders", description = "What was ordered and what came of it, of each symbol's present run")
@SecurityRequirement(name = ExecutionApi.BEARER)
@RequestMapping(path = "/admin", produces = MediaType.APPLICATION_JSON_VALUE)
public class OrderController {
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("decidedAt"), Sort.Order.asc("orderId"));

    private final Orders orders;

    public OrderController(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/orders")
    @Operation(summary = "Orders, newest first", description = "Of one symbol and in some states, or of all.")
    OrdersDocument orders(
            @RequestParam(defaultValue = "") @Size(max = 40) String symbol,
            @RequestParam(defaultValue = "") List<OrderStatus> state,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        List<OrderStatus> states = state.isEmpty() ? List.of(OrderStatus.values()) : state;
        return OrdersDocument.of(orders.find(symbol, states, PageRequest.of(page, size, NEWEST_FIRST)));
    }

    @GetMapping("/positions")
    @Operation(summary = "What filled entries hold until their exits fill")
    List<PositionDocument> positions() {
        return orders.findByStatusIn(List.of(OrderStatus.OPEN)).stream()
                .map(PositionDocument::of)
                .toList();
    }
}
