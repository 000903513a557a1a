package io.equilibrium.domain.cost;

import io.equilibrium.domain.unit.E8;

/**
 * What a venue asks of positions up to a notional (E8): the highest leverage to enter with, and the maintenance margin, which
 * is notional x rate (an E8 share) - the cumulative amount that keeps it continuous between brackets.
 */
public record LeverageBracket(long capE8, int highestLeverage, long maintenanceRateE8, long cumE8) {
    public LeverageBracket {
        if (capE8 <= 0 || highestLeverage < 1) {
            throw new IllegalArgumentException(
                    "a leverage bracket needs a cap above 0 and a leverage of at least 1, had " + E8.format(capE8)
                            + " and " + highestLeverage);
        }
        if (maintenanceRateE8 <= 0 || maintenanceRateE8 >= E8.ONE || cumE8 < 0) {
            throw new IllegalArgumentException(
                    "a maintenance rate lies between 0 and 1, its cumulative amount at or above" + " 0, were "
                            + E8.format(maintenanceRateE8) + " and " + E8.format(cumE8));
        }
    }

    /** The margin below which a position of this notional is liquidated. */
    public long maintenanceE8(long notionalE8) {
        return E8.multiply(notionalE8, maintenanceRateE8) - cumE8;
    }
}
