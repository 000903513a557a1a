package io.equilibrium.planted.marketdata;

public record WellBehaved(long priceE8) {}
