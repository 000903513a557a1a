package io.equilibrium.planted.signal;

import io.equilibrium.planted.marketdata.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
