package io.equilibrium.planted.domain.unit;

import io.equilibrium.planted.contract.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
