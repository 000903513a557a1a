package io.equilibrium.planted.telemetry;

import io.equilibrium.planted.research.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
