package io.equilibrium.domain.risk;

/** What execution reports beside orders; times in microseconds. */
public sealed interface VenueReport {
    long timeMicros();

    /** The venue answered with an error that is no refusal of an order. */
    record Erred(int code, long timeMicros) implements VenueReport {}

    /** What the venue says it holds of a symbol, and what its orders' fills come to; below 0 for short, E8. */
    record Positioned(String symbol, long heldE8, long expectedE8, long timeMicros) implements VenueReport {}

    /** Whoever must be there is there; silence is judged from the first of these on. */
    record Alive(long timeMicros) implements VenueReport {}
}
