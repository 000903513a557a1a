package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.window.Behaviour;
import org.jspecify.annotations.Nullable;

/** The account for people, as it is committed. */
public interface RiskDesk {
    /** Every breaker there is, the account's first, and how far each of its rules is. */
    BreakersDocument breakers();

    /** Every limit and every rule's threshold, and how loose it may ever be. */
    LimitsDocument limits();

    /** A page of what people set limits to, newest first; pages count from 0. */
    LimitChangesDocument limitChanges(int page, int size);

    EquityDocument equity();

    /** A page of bets that became no order, newest first, of a symbol or a reason if they are given. */
    DenialsDocument denials(@Nullable String symbol, @Nullable DenialReason reason, int page, int size);

    /** A bet that nobody has made. Price and step size in E8. */
    record Hypothesis(String symbol, Behaviour bet, boolean upwards, long priceE8, long sizeE8) {}

    /** What would become of it, were it to come next; nothing changes. */
    DryRunDocument dryRun(Hypothesis hypothesis);
}
