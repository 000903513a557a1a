package io.equilibrium.planted.gateway;

public record WellBehaved(long priceE8) {}
