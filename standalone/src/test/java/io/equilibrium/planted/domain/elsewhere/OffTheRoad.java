package io.equilibrium.planted.domain.elsewhere;

record OffTheRoad() {}
