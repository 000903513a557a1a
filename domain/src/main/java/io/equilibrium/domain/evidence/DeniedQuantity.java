package io.equilibrium.domain.evidence;

import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Sizing;
import io.equilibrium.domain.step.Step;

/**
 * How much a bet would have traded that was denied before it had a size: as if it were sized from the starting equity, of a
 * symbol whose volatility is not known and a strategy that has not bet.
 */
public record DeniedQuantity(Sizing sizing, long equityE8) {
    public static DeniedQuantity of(RiskSettings settings) {
        return new DeniedQuantity(settings.sizing(), settings.startEquityE8());
    }

    long of(Step decidedAt) {
        return sizing.quantityE8(
                new Sizing.Basis(decidedAt.priceE8(), decidedAt.sizeE8(), decidedAt.sizeE8(), equityE8, 0, 0, 0));
    }
}
