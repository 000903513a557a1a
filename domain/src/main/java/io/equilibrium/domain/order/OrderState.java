package io.equilibrium.domain.order;

/** The state of one leg; what may follow what is one table. */
public enum OrderState {
    NEW,
    ACCEPTED,
    PARTIALLY_FILLED,
    FILLED,
    CANCELLED,
    REJECTED,
    EXPIRED;

    public boolean isFinal() {
        return switch (this) {
            case NEW, ACCEPTED, PARTIALLY_FILLED -> false;
            case FILLED, CANCELLED, REJECTED, EXPIRED -> true;
        };
    }

    /**
     * The state after an event.
     *
     * @throws IllegalStateException if the event may not follow this state
     */
    public OrderState after(OrderEvent event) {
        return switch (this) {
            case NEW ->
                switch (event) {
                    case OrderEvent.Accepted accepted -> ACCEPTED;
                    case OrderEvent.Rejected rejected -> REJECTED;
                    case OrderEvent.Cancelled cancelled -> CANCELLED;
                    case OrderEvent.Expired expired -> EXPIRED;
                    case OrderEvent.Filled filled -> throw forbids(event);
                    case OrderEvent.Funded funded -> throw forbids(event);
                };
            case ACCEPTED, PARTIALLY_FILLED ->
                switch (event) {
                    case OrderEvent.Filled filled -> filled.completesLeg() ? FILLED : PARTIALLY_FILLED;
                    case OrderEvent.Cancelled cancelled -> CANCELLED;
                    // What was left of a leg goes, what it took stays.
                    case OrderEvent.Expired expired -> this == PARTIALLY_FILLED ? FILLED : EXPIRED;
                    case OrderEvent.Accepted accepted -> throw forbids(event);
                    case OrderEvent.Rejected rejected -> throw forbids(event);
                    case OrderEvent.Funded funded -> throw forbids(event);
                };
            // What an entry has opened is funded until its exit fills; the entry itself stays as it is.
            case FILLED ->
                switch (event) {
                    case OrderEvent.Funded funded -> FILLED;
                    case OrderEvent.Accepted accepted -> throw forbids(event);
                    case OrderEvent.Filled filled -> throw forbids(event);
                    case OrderEvent.Cancelled cancelled -> throw forbids(event);
                    case OrderEvent.Rejected rejected -> throw forbids(event);
                    case OrderEvent.Expired expired -> throw forbids(event);
                };
            case CANCELLED, REJECTED, EXPIRED -> throw forbids(event);
        };
    }

    private IllegalStateException forbids(OrderEvent event) {
        return new IllegalStateException("an order that is " + this + " cannot take " + event);
    }
}
