package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.Tier;

/** What the admin REST asks of the account; every answer is of what is committed. */
public interface BreakerDesk {
    BreakerDocument breaker();

    /** A page of what moved the breaker, newest first; pages count from 0. */
    TransitionsDocument transitions(int page, int size);

    /** A person raises the tier; a tier at or below the present one changes nothing. */
    BreakerDocument trip(Tier tier, String actor, String reason);

    /** A person leads back to normal, with the present equity as the new peak. */
    BreakerDocument reset(String actor, String reason);
}
