package io.equilibrium.contract;

/** A symbol's last record in a run: how many ticks it had, and which was the last. */
public record RunEnded(RunId run, long place, String symbol, long ticks, long lastTradeId, long lastEventTimeMicros)
        implements TapeEvent {}
