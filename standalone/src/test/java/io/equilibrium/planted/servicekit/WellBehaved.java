package io.equilibrium.planted.servicekit;

public record WellBehaved(long priceE8) {}
