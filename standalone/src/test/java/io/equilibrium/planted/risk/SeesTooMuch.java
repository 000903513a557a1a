package io.equilibrium.planted.risk;

import io.equilibrium.planted.execution.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
