package io.equilibrium.planted.standalone;

import io.equilibrium.planted.risk.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
