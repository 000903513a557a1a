package io.equilibrium.planted.execution;

public record WellBehaved(long priceE8) {}
