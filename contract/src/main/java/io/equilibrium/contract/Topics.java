package io.equilibrium.contract;

import java.util.List;

/** The topics of the road, in road order; the key of every record is its symbol, or its scope. */
public final class Topics {
    /** Trades as they happen, and the runs they belong to; written by market-gateway, in SBE. */
    public static final String TICKS = "ticks";

    /** Sampled prices, the health of each feed, and how far they are complete; written by market-gateway. */
    public static final String MARKS = "marks";

    /** Crossed step levels; written by signal-service. */
    public static final String STEPS = "steps";

    /** Bets opened and ended; written by signal-service. */
    public static final String SIGNALS = "signals";

    /** Orders that may go to the venue; written by risk-service. */
    public static final String APPROVED_ORDERS = "approved-orders";

    /** Signals that became no order, with the reason; written by risk-service. */
    public static final String DENIED_ORDERS = "denied-orders";

    /** Every change of the circuit breaker's tier; written by risk-service. */
    public static final String BREAKER_EVENTS = "breaker-events";

    /** Every order event, fills among them; written by execution-service. */
    public static final String FILLS = "fills";

    /** What people want done; written by the admin REST that received it. */
    public static final String COMMANDS = "commands";

    /** What became of what people want of strategies, and where on the tape; written by signal-service. */
    public static final String STRATEGY_EVENTS = "strategy-events";

    /** What each run was begun with, and how it stands, which is no part of the road; written by market-gateway. */
    public static final String RUNS = "runs";

    /** All of them, in road order. */
    public static final List<String> ALL = List.of(
            TICKS,
            MARKS,
            STEPS,
            SIGNALS,
            APPROVED_ORDERS,
            DENIED_ORDERS,
            BREAKER_EVENTS,
            FILLS,
            COMMANDS,
            STRATEGY_EVENTS);

    private Topics() {}

    /** The topic that takes what could not be read from a topic. */
    public static String deadLetters(String topic) {
        return topic + "-dlt";
    }
}
