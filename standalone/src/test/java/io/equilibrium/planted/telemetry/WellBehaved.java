package io.equilibrium.planted.telemetry;

public record WellBehaved(long priceE8) {}
