package io.equilibrium.planted.domain.step;

public record WellBehaved(io.equilibrium.planted.domain.unit.WellBehaved price) {}
