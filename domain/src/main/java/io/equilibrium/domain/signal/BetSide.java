package io.equilibrium.domain.signal;

import io.equilibrium.domain.window.Behaviour;

/** Which way a series bets when the bits have left balance. */
public enum BetSide {
    /** That balance comes back: the study's side. */
    AGAINST,
    /** That the imbalance goes on. */
    WITH;

    Behaviour bet(Behaviour imbalance) {
        return this == WITH ? imbalance : imbalance.opposite();
    }
}
