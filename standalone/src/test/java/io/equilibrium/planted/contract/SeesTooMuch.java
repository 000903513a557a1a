package io.equilibrium.planted.contract;

import io.equilibrium.planted.servicekit.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
