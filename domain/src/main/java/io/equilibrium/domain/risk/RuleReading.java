package io.equilibrium.domain.risk;

/** A rule and how its measure reads, in the measure's unit. */
public record RuleReading(BreakerRule rule, long reading) {}
