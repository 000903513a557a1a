package io.equilibrium.planted.servicekit;

import io.equilibrium.planted.risk.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
