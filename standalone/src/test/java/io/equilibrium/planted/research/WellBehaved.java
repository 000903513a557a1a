package io.equilibrium.planted.research;

public record WellBehaved(long priceE8) {}
