package io.equilibrium.execution.jpa;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderState;
import io.equilibrium.domain.order.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * One bracket as people see it: what was ordered, how each leg stands, what filled, of several exits the last; prices,
 * quantities and fees in E8.
 */
@Entity
@Table(name = "orders")
public class OrderRow implements Persistable<String> {
    @Id
    private String orderId;

    private String run;
    private String symbol;

    @Enumerated(EnumType.STRING)
    private Side side;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.WAITING;

    @Column(name = "quantity_e8")
    private long quantityE8;

    @Column(name = "limit_price_e8")
    private long limitPriceE8;

    @Column(name = "take_profit_e8")
    private long takeProfitE8;

    @Column(name = "stop_e8")
    private long stopE8;

    private long stepSequence;
    private long tradeId;
    private Instant decidedAt;
    private @Nullable Instant validUntil;
    private long breakerEpoch;

    @Enumerated(EnumType.STRING)
    private OrderState entry = OrderState.NEW;

    @Enumerated(EnumType.STRING)
    private OrderState takeProfit = OrderState.NEW;

    @Enumerated(EnumType.STRING)
    private OrderState stop = OrderState.NEW;

    @Enumerated(EnumType.STRING)
    private OrderState flatten = OrderState.NEW;

    @Enumerated(EnumType.STRING)
    private OrderState liquidation = OrderState.NEW;

    private @Nullable String reason;

    @Column(name = "entry_price_e8")
    private @Nullable Long entryPriceE8;

    private @Nullable Instant enteredAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Leg exitLeg;

    @Column(name = "exit_price_e8")
    private @Nullable Long exitPriceE8;

    private @Nullable Instant endedAt;

    @Column(name = "held_e8")
    private long heldE8;

    @Column(name = "fees_e8")
    private long feesE8;

    @Column(name = "funding_e8")
    private long fundingE8;

    @Transient
    private boolean stored = true;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected OrderRow() {}

    OrderRow(RunId run, BracketOrder order) {
        this.run = run.toString();
        orderId = order.orderId();
        symbol = order.symbol();
        side = order.side();
        quantityE8 = order.quantityE8();
        limitPriceE8 = order.limitPriceE8();
        takeProfitE8 = order.takeProfitE8();
        stopE8 = order.stopE8();
        stepSequence = order.stepSequence();
        tradeId = order.tradeId();
        decidedAt = at(order.decidedAtMicros());
        validUntil = order.validUntilMicros() == Long.MAX_VALUE ? null : at(order.validUntilMicros());
        breakerEpoch = order.breakerEpoch();
    }

    /**
     * Takes what the venue said of one of its legs.
     *
     * @throws IllegalStateException if that may not follow the leg's state
     */
    void on(OrderEvent event) {
        switch (event.leg()) {
            case ENTRY -> entry = entry.after(event);
            case TAKE_PROFIT -> takeProfit = takeProfit.after(event);
            case STOP -> stop = stop.after(event);
            case FLATTEN -> flatten = flatten.after(event);
            case LIQUIDATION -> liquidation = liquidation.after(event);
        }
        switch (event) {
            case OrderEvent.Accepted accepted -> {}
            case OrderEvent.Filled filled -> fill(filled);
            case OrderEvent.Funded funded -> fundingE8 = Math.addExact(fundingE8, funded.amountE8());
            case OrderEvent.Cancelled cancelled -> endEntry(OrderStatus.CANCELLED, null, cancelled);
            case OrderEvent.Rejected rejected ->
                endEntry(OrderStatus.REJECTED, rejected.reason().name(), rejected);
            case OrderEvent.Expired expired ->
                endEntry(OrderStatus.EXPIRED, expired.reason().name(), expired);
        }
    }

    private void fill(OrderEvent.Filled filled) {
        feesE8 = Math.addExact(feesE8, filled.feeE8());
        if (filled.leg() == Leg.ENTRY) {
            status = OrderStatus.OPEN;
            heldE8 = Math.addExact(heldE8, filled.quantityE8());
            entryPriceE8 = filled.priceE8();
            enteredAt = enteredAt == null ? at(filled.timeMicros()) : enteredAt;
        } else {
            heldE8 = filled.remainingE8();
            status = filled.completesLeg() ? OrderStatus.CLOSED : OrderStatus.OPEN;
            exitLeg = filled.leg();
            exitPriceE8 = filled.priceE8();
            endedAt = filled.completesLeg() ? at(filled.timeMicros()) : null;
        }
    }

    private void endEntry(OrderStatus ending, @Nullable String why, OrderEvent event) {
        if (event.leg() == Leg.ENTRY && heldE8 == 0) {
            status = ending;
            reason = why;
            endedAt = at(event.timeMicros());
        }
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    void isStored(boolean there) {
        stored = there;
    }

    @Override
    public String getId() {
        return orderId;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    public String run() {
        return run;
    }

    public String symbol() {
        return symbol;
    }

    public Side side() {
        return side;
    }

    public OrderStatus status() {
        return status;
    }

    public long quantityE8() {
        return quantityE8;
    }

    public long limitPriceE8() {
        return limitPriceE8;
    }

    public long takeProfitE8() {
        return takeProfitE8;
    }

    public long stopE8() {
        return stopE8;
    }

    public long stepSequence() {
        return stepSequence;
    }

    /** The trade that decided it. */
    public long tradeId() {
        return tradeId;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** Later the venue takes it no more; null when it takes it at any time. */
    public @Nullable Instant validUntil() {
        return validUntil;
    }

    /** How often the breaker had moved when it was approved. */
    public long breakerEpoch() {
        return breakerEpoch;
    }

    /** The state of one leg. */
    public OrderState state(Leg leg) {
        return switch (leg) {
            case ENTRY -> entry;
            case TAKE_PROFIT -> takeProfit;
            case STOP -> stop;
            case FLATTEN -> flatten;
            case LIQUIDATION -> liquidation;
        };
    }

    public @Nullable String reason() {
        return reason;
    }

    public @Nullable Long entryPriceE8() {
        return entryPriceE8;
    }

    public @Nullable Instant enteredAt() {
        return enteredAt;
    }

    public @Nullable Leg exitLeg() {
        return exitLeg;
    }

    public @Nullable Long exitPriceE8() {
        return exitPriceE8;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** What the entry took and no exit has given back. */
    public long heldE8() {
        return heldE8;
    }

    public long feesE8() {
        return feesE8;
    }

    /** What it has received of funding, below 0 where it paid. */
    public long fundingE8() {
        return fundingE8;
    }
}
