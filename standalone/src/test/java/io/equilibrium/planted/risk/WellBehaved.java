package io.equilibrium.planted.risk;

public record WellBehaved(long priceE8) {}
