package io.equilibrium.planted.contract;

public record WellBehaved(long priceE8) {}
