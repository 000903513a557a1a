package io.equilibrium.research.results;

/** The tick that made more steps than allowed, after which its symbol stands still; time in microseconds. */
public record Halt(long tradeId, long timeMicros) {}
