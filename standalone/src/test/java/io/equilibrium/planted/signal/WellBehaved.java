package io.equilibrium.planted.signal;

public record WellBehaved(long priceE8) {}
