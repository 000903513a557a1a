package io.equilibrium.planted.execution;

import io.equilibrium.planted.risk.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
