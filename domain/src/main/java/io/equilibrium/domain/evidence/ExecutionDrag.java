package io.equilibrium.domain.evidence;

import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Section 9 of domain.md: pairs each bet with what its order came to, and tells its drag once both are over. Signals,
 * decisions and answers may come in any order between them; the answers of a symbol in theirs. A bet that a jump resolved
 * was never tradable and has none; nor has one whose twin a hole cut off.
 */
public final class ExecutionDrag {
    private final DeniedQuantity denied;
    private final Map<String, BetTrade> open = new HashMap<>();
    private final Account account = new Account(0);

    public ExecutionDrag(DeniedQuantity denied) {
        this.denied = denied;
    }

    public Optional<BetDrag> on(BetResolved resolved) {
        String id =
                BracketOrder.idOf(resolved.symbol(), resolved.bet().decidedAt().sequence());
        BetTrade bet = bet(id);
        bet.on(resolved);
        return settle(id, bet);
    }

    public Optional<BetDrag> on(RiskEvent.Denied denial) {
        // Of a signal that came twice, the first decides.
        if (denial.reason() == DenialReason.DUPLICATE_SIGNAL) {
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
        return open.computeIfAbsent(id, any -> new BetTrade());
    }

    private Optional<BetDrag> settle(String id, BetTrade bet) {
        Optional<BetDrag> drag = bet.drag(denied);
        if (drag.isPresent()) {
            open.remove(id);
        }
        return drag.filter(any -> !bet.isUntradable());
    }
}
