package io.equilibrium.planted.domain.market;

import io.equilibrium.planted.domain.step.WellBehaved;

record LooksRight(WellBehaved step) {}
