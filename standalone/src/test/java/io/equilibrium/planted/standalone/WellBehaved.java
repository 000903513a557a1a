package io.equilibrium.planted.standalone;

public record WellBehaved(long priceE8) {}
