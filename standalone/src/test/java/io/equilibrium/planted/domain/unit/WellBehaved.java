package io.equilibrium.planted.domain.unit;

public record WellBehaved(long priceE8) {}
