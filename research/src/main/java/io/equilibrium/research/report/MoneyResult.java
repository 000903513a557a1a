package io.equilibrium.research.report;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.evidence.BetDrag;
import io.equilibrium.domain.evidence.ClusteredMean;
import io.equilibrium.domain.evidence.DeniedQuantity;
import io.equilibrium.domain.evidence.DragRow;
import io.equilibrium.domain.evidence.DragStatistics;
import io.equilibrium.domain.evidence.ExecutionDrag;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.research.surrogate.Compared;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a road came to in money: each bet as it was filled, in basis points of its notional, and the account through time. */
final class MoneyResult {
    /** The account at a time: with fees, and as if there had been none. */
    record Point(long timeMicros, double equity, double beforeFees) {}

    private static final double BASIS_POINTS = 10_000;
    private static final long DAY_MICROS = 86_400 * 1_000_000L;

    private final ExecutionDrag drag;
    private final Account account;
    private final Map<String, Bet> open = new HashMap<>();
    private final Map<String, ClusteredMean> filled = new HashMap<>();
    private final Map<String, DragStatistics> drags = new HashMap<>();
    private final List<Point> equity = new ArrayList<>();
    private final List<RiskEvent.BreakerMoved> moves = new ArrayList<>();
    private final Map<String, Map<DenialReason, Long>> denials = new TreeMap<>();
    private long nextPoint = Long.MIN_VALUE;

    MoneyResult(RiskSettings risk, FeeTier fees) {
        this.drag = new ExecutionDrag(DeniedQuantity.of(risk), risk.entry(), fees);
        this.account = new Account(risk.startEquityE8());
    }

    void on(RoadEvent event) {
        switch (event) {
            case RoadEvent.Stepped stepped -> on(stepped.made().step());
            case RoadEvent.Signalled signalled -> {
                if (signalled.signal() instanceof BetResolved resolved) {
                    open.put(id(resolved.bet()), resolved.bet());
                    tell(drag.on(resolved));
                }
            }
            case RoadEvent.Decided decided -> on(decided.decision());
            case RoadEvent.Answered answered -> on(answered.answer());
        }
    }

    private void on(Step step) {
        account.mark(step.symbol(), step.priceE8());
        if (step.timeMicros() >= nextPoint) {
            nextPoint = (step.timeMicros() / DAY_MICROS + 1) * DAY_MICROS;
            equity.add(new Point(
                    step.timeMicros(),
                    E8.toDouble(account.equityE8()),
                    E8.toDouble(account.equityE8() + account.feesE8())));
        }
    }

    private void on(RiskEvent decision) {
        switch (decision) {
            case RiskEvent.Approved approved -> tell(drag.on(approved));
            case RiskEvent.Denied denied -> {
                denials.computeIfAbsent(denied.symbol(), any -> new EnumMap<>(DenialReason.class))
                        .merge(denied.reason(), 1L, Long::sum);
                tell(drag.on(denied));
            }
            case RiskEvent.BreakerMoved moved -> moves.add(moved);
            case RiskEvent.LimitNeared neared -> {}
            case RiskEvent.LimitChanged changed -> {}
            case RiskEvent.FlattenOrdered flatten -> {}
            case RiskEvent.EntriesSwitched switched -> {}
        }
    }

    private void on(OrderEvent event) {
        switch (event) {
            case OrderEvent.Filled fill -> account.on(fill);
            case OrderEvent.Funded funded -> account.on(funded);
            case OrderEvent.Accepted accepted -> {}
            case OrderEvent.Cancelled cancelled -> {}
            case OrderEvent.Expired expired -> {}
            case OrderEvent.Rejected rejected -> {}
        }
        tell(drag.on(event));
    }

    private static String id(Bet bet) {
        return BracketOrder.idOf(bet.symbol(), bet.decidedAt().sequence());
    }

    private void tell(Optional<BetDrag> over) {
        if (over.isEmpty()) {
            return;
        }
        BetDrag one = over.get();
        drags(one.symbol()).on(one);
        drags(Compared.ALL).on(one);
        Bet bet = open.remove(one.orderId());
        if (bet == null || !one.isTraded()) {
            return;
        }
        double notional =
                E8.toDouble(one.quantityE8()) * E8.toDouble(bet.decidedAt().priceE8());
        double value = E8.toDouble(one.filledE8()) / notional * BASIS_POINTS;
        filled(one.symbol()).add(RulesResult.cluster(bet, false), value);
        filled(Compared.ALL).add(RulesResult.cluster(bet, true), value);
    }

    /** Basis points a traded bet, after everything; by symbol, or of all. */
    ClusteredMean filled(String symbol) {
        return filled.computeIfAbsent(symbol, any -> new ClusteredMean());
    }

    /** How many bets were denied, by symbol and reason. */
    Map<String, Map<DenialReason, Long>> denials() {
        return denials;
    }

    private DragStatistics drags(String symbol) {
        return drags.computeIfAbsent(symbol, any -> new DragStatistics());
    }

    DragRow drag(String symbol) {
        return drags(symbol).row();
    }

    /** At the first step of each day. */
    List<Point> equity() {
        return List.copyOf(equity);
    }

    List<RiskEvent.BreakerMoved> moves() {
        return List.copyOf(moves);
    }
}
