package io.equilibrium.domain.market;

/** A symbol's price at a time, sampled so that positions can be valued between steps; E8 and microseconds. */
public record Mark(String symbol, long priceE8, long timeMicros) {}
