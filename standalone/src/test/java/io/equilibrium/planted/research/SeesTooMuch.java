package io.equilibrium.planted.research;

import io.equilibrium.planted.servicekit.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
