package io.equilibrium.planted.gateway;

import io.equilibrium.planted.risk.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
