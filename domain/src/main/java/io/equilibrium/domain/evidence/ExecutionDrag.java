package io.equilibrium.domain.evidence;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Section 9 of domain.md: pairs each bet with what its order came to, and tells its drag once both are over. Signals,
 * decisions and answers may come in any order between them; the answers of a symbol in theirs. A bet that a jump resolved
 * was never tradable and has none; nor has one whose twin a hole cut off. A trap is of the bet that the step which fills it
 * decides, so that a series' first bet has none.
 */
public final class ExecutionDrag {
    /** Why the first bet of a series is skipped where bets are entered by traps. */
    public static final String FIRST_OF_SERIES = "FIRST_OF_SERIES";

    private final DeniedQuantity denied;
    private final EntryStyle entry;
    private final FeeTier fees;
    private final Map<String, BetTrade> open = new HashMap<>();
    private final Account account = new Account(0);

    /** The fees are those that a position which is carried from bet to bet is spared. */
    public ExecutionDrag(DeniedQuantity denied, EntryStyle entry, FeeTier fees) {
        this.denied = denied;
        this.entry = entry;
        this.fees = fees;
    }

    public Optional<BetDrag> on(BetResolved resolved) {
        if (entry instanceof EntryStyle.Trap && resolved.bet().index() == 1) {
            BetTrade never = new BetTrade(fees);
            never.on(resolved);
            never.deny(FIRST_OF_SERIES);
            return never.drag(denied).filter(any -> !never.isUntradable());
        }
        String id = orderOf(resolved.bet());
        BetTrade bet = bet(id);
        bet.on(resolved);
        return settle(id, bet);
    }

    // A trap that may fill at a step was decided at the step before.
    private String orderOf(Bet bet) {
        long sequence = bet.decidedAt().sequence();
        return switch (entry) {
            case EntryStyle.AtStep _ -> BracketOrder.idOf(bet.symbol(), sequence);
            case EntryStyle.Trap _ -> BracketOrder.idOf(bet.symbol(), sequence - 1);
        };
    }

    public Optional<BetDrag> on(RiskEvent.Denied denial) {
        // Of a signal that came twice, the first decides; and after the last of a series there is no bet.
        if (denial.reason() == DenialReason.DUPLICATE_SIGNAL || denial.reason() == DenialReason.LAST_OF_SERIES) {
            return Optional.empty();
        }
        BetTrade bet = bet(denial.orderId());
        bet.deny(denial.reason().name());
        return settle(denial.orderId(), bet);
    }

    public Optional<BetDrag> on(RiskEvent.Approved approved) {
        BetTrade bet = bet(approved.order().orderId());
        bet.on(approved.order());
        return settle(approved.order().orderId(), bet);
    }

    public Optional<BetDrag> on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Filled filled -> fill(filled);
            case OrderEvent.Funded funded -> fund(funded);
            case OrderEvent.Expired expired -> skip(expired, expired.reason().name());
            case OrderEvent.Rejected rejected ->
                skip(rejected, rejected.reason().name());
            case OrderEvent.Cancelled cancelled -> skip(cancelled, "CANCELLED");
            case OrderEvent.Accepted accepted -> Optional.empty();
        };
    }

    private Optional<BetDrag> fill(OrderEvent.Filled fill) {
        long before = account.realisedE8();
        account.on(fill);
        BetTrade bet = bet(fill.orderId());
        bet.on(fill, account.realisedE8() - before);
        return settle(fill.orderId(), bet);
    }

    private Optional<BetDrag> fund(OrderEvent.Funded funded) {
        bet(funded.orderId()).on(funded);
        return Optional.empty();
    }

    private Optional<BetDrag> skip(OrderEvent event, String because) {
        if (event.leg() != Leg.ENTRY) {
            return Optional.empty();
        }
        BetTrade bet = bet(event.orderId());
        bet.skip(because);
        return settle(event.orderId(), bet);
    }

    private BetTrade bet(String id) {
        return open.computeIfAbsent(id, any -> new BetTrade(fees));
    }

    private Optional<BetDrag> settle(String id, BetTrade bet) {
        Optional<BetDrag> drag = bet.drag(denied);
        if (drag.isPresent()) {
            open.remove(id);
        }
        return drag.filter(any -> !bet.isUntradable());
    }
}
