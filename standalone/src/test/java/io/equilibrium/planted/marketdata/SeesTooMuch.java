package io.equilibrium.planted.marketdata;

import io.equilibrium.planted.contract.WellBehaved;

record SeesTooMuch(WellBehaved seen) {}
