package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.risk.RiskEvent.Approved;
import io.equilibrium.domain.risk.RiskEvent.Denied;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a bet may become an order, one check after the other; it changes nothing, so it can be asked in vain. */
final class EntryGate {
    /** Above this, positions of a side win and lose together. */
    static final double TOGETHER = 0.5;

    private final RiskBook book;
    private final Instruments instruments;

    EntryGate(RiskBook book, Instruments instruments) {
        this.book = book;
        this.instruments = instruments;
    }

    /** The clock decides how old things are; without one ({@link RiskEngine#NO_CLOCK}) the events' own time does. */
    RiskEvent decide(BetOpened opened, long clockMicros) {
        Bet bet = opened.bet();
        RiskBook.Seen seen = book.seen(bet.symbol());
        if (bet.decidedAt().sequence() <= seen.betSequence()) {
            return denied(bet, DenialReason.DUPLICATE_SIGNAL, bet.decidedAt().sequence(), seen.betSequence());
        }
        if (bet.decidedAt().isPassed()) {
            return denied(bet, DenialReason.RESOLVED_BY_GAP, 0, 0);
        }
        if (!isOfABet(opened)) {
            return denied(bet, DenialReason.LAST_OF_SERIES, 0, 0);
        }
        Optional<Instrument> instrument = instruments.find(bet.symbol());
        if (instrument.isEmpty()) {
            return denied(bet, DenialReason.UNKNOWN_INSTRUMENT, 0, 0);
        }
        if (!instrument.get().isTrading()) {
            return denied(bet, DenialReason.NOT_TRADING, 0, 0);
        }
        boolean hasClock = clockMicros != RiskEngine.NO_CLOCK;
        long now = hasClock ? clockMicros : seen.timeMicros();
        long age = now - bet.decidedAt().timeMicros();
        if (now != RiskBook.NEVER && age > limit(Limit.SIGNAL_AGE)) {
            return denied(bet, DenialReason.STALE_SIGNAL, age, limit(Limit.SIGNAL_AGE));
        }
        if (hasClock && -age > limit(Limit.CLOCK_SKEW)) {
            return denied(bet, DenialReason.CLOCK_SKEWED, -age, limit(Limit.CLOCK_SKEW));
        }
        long markAge = seen.markAgeMicros(hasClock ? clockMicros : book.clockMicros());
        if (markAge > limit(Limit.MARK_AGE)) {
            return denied(bet, DenialReason.STALE_MARK, markAge, limit(Limit.MARK_AGE));
        }
        if (book.paused().contains(bet.symbol()) || book.paused().contains(EntrySwitch.EVERY_SYMBOL)) {
            return denied(bet, DenialReason.ENTRIES_PAUSED, 0, 0);
        }
        Fraction evident = evidentSize(opened);
        return evident == null
                ? denied(bet, DenialReason.NO_EVIDENCE, 0, 0)
                : breakers(opened, instrument.get(), evident);
    }

    /** Whether there is a bet that the entry would be of, should it fill. */
    private boolean isOfABet(BetOpened opened) {
        return switch (book.settings().entry()) {
            case EntryStyle.AtStep _ -> true;
            case EntryStyle.Trap _ -> opened.goesOn();
        };
    }

    /** What part of a usual order the strategy's evidence allows, null for none. */
    private static @Nullable Fraction evidentSize(BetOpened opened) {
        Evidence evidence = opened.evidence();
        GateReading gate = evidence == null ? null : evidence.gate();
        return gate == null ? Fraction.ONE : gate.entrySize();
    }

    private RiskEvent breakers(BetOpened opened, Instrument instrument, Fraction evident) {
        Bet bet = opened.bet();
        Fraction least = Fraction.ONE;
        for (Scope scope : List.of(Scope.ACCOUNT, Scope.strategy(bet.behaviour()), Scope.symbol(bet.symbol()))) {
            CircuitBreaker breaker = book.scoped(scope).breaker();
            Optional<Fraction> size = breaker.entrySize();
            if (size.isEmpty()) {
                return denied(bet, reason(breaker), sinceMicros(breaker.state()), 0);
            }
            least = smaller(least, size.get());
        }
        long recent = book.approvedInMinute(book.clockMicros());
        if (recent >= limit(Limit.ORDERS_PER_MINUTE)) {
            return denied(bet, DenialReason.ORDER_RATE, recent, limit(Limit.ORDERS_PER_MINUTE));
        }
        int open = book.exposure().count();
        if (open >= limit(Limit.OPEN_ORDERS)) {
            return denied(bet, DenialReason.OPEN_ORDERS, open, limit(Limit.OPEN_ORDERS));
        }
        return size(bet, BracketPlan.of(opened, instrument, book.settings()), instrument, least, evident);
    }

    private static DenialReason reason(CircuitBreaker breaker) {
        return switch (breaker.scope().kind()) {
            case ACCOUNT -> breaker.tier() == Tier.KILLED ? DenialReason.BREAKER_KILLED : DenialReason.BREAKER_HALTED;
            case STRATEGY -> DenialReason.STRATEGY_HALTED;
            case SYMBOL -> DenialReason.SYMBOL_HALTED;
        };
    }

    private static long sinceMicros(BreakerState state) {
        return switch (state) {
            case BreakerState.Halted halted -> halted.sinceMicros();
            case BreakerState.Killed killed -> killed.sinceMicros();
            case BreakerState.Normal _, BreakerState.Reduced _, BreakerState.Trial _ ->
                throw new IllegalStateException("entries pass at " + state);
        };
    }

    private static Fraction smaller(Fraction one, Fraction other) {
        return one.numerator() * other.denominator() <= other.numerator() * one.denominator() ? one : other;
    }

    private RiskEvent size(Bet bet, BracketPlan plan, Instrument instrument, Fraction factor, Fraction evident) {
        if (!plan.isSound()) {
            return denied(bet, DenialReason.BELOW_MINIMUM_QUANTITY, 0, 0);
        }
        long wanted = book.settings().sizing().quantityE8(basis(bet, plan));
        long bearable = E8.multiplyDivide(limit(Limit.LOSS_PER_BET), E8.ONE, plan.lossPerUnitE8());
        long quantity = instrument.roundQuantityDownE8(evident.floorOf(factor.floorOf(Math.min(wanted, bearable))));
        if (quantity <= 0 || quantity < instrument.minimumQuantityE8()) {
            return denied(bet, DenialReason.BELOW_MINIMUM_QUANTITY, quantity, instrument.minimumQuantityE8());
        }
        return price(bet, instrument, plan, quantity);
    }

    private Sizing.Basis basis(Bet bet, BracketPlan plan) {
        Gauges strategy = book.scoped(Scope.strategy(bet.behaviour())).breaker().gauges();
        return new Sizing.Basis(
                plan.priceE8(),
                plan.gainPerUnitE8(),
                plan.lossPerUnitE8(),
                book.scoped(Scope.ACCOUNT).account().equityE8(),
                book.comovement().dailyVolatility(bet.symbol()),
                strategy.bets(),
                strategy.betsWon());
    }

    private RiskEvent price(Bet bet, Instrument instrument, BracketPlan plan, long quantity) {
        var mark = book.seen(bet.symbol()).mark();
        if (mark != null) {
            long away = E8.multiplyDivide(Math.abs(plan.limitE8() - mark.priceE8()), E8.ONE, mark.priceE8());
            if (away > limit(Limit.PRICE_COLLAR)) {
                return denied(bet, DenialReason.PRICE_COLLAR, away, limit(Limit.PRICE_COLLAR));
            }
        }
        return notional(bet, instrument, plan, quantity);
    }

    private RiskEvent notional(Bet bet, Instrument instrument, BracketPlan plan, long quantity) {
        long notional = E8.multiply(plan.limitE8(), quantity);
        if (notional < instrument.minimumNotionalE8()) {
            return denied(bet, DenialReason.BELOW_MINIMUM_NOTIONAL, notional, instrument.minimumNotionalE8());
        }
        if (notional > limit(Limit.ORDER_NOTIONAL)) {
            return denied(bet, DenialReason.ORDER_NOTIONAL, notional, limit(Limit.ORDER_NOTIONAL));
        }
        long ofSymbol = book.exposure().ofSymbolE8(bet.symbol()) + notional;
        if (ofSymbol > limit(Limit.SYMBOL_NOTIONAL)) {
            return denied(bet, DenialReason.SYMBOL_NOTIONAL, ofSymbol, limit(Limit.SYMBOL_NOTIONAL));
        }
        long total = book.exposure().totalE8() + notional;
        if (total > limit(Limit.ACCOUNT_NOTIONAL)) {
            return denied(bet, DenialReason.TOTAL_NOTIONAL, total, limit(Limit.ACCOUNT_NOTIONAL));
        }
        long together = book.exposure().movingWithE8(bet.symbol(), plan.side(), book.comovement(), TOGETHER) + notional;
        if (together > limit(Limit.CORRELATED_NOTIONAL)) {
            return denied(bet, DenialReason.CORRELATED_NOTIONAL, together, limit(Limit.CORRELATED_NOTIONAL));
        }
        return margin(bet, plan, quantity, total);
    }

    private RiskEvent margin(Bet bet, BracketPlan plan, long quantity, long total) {
        Margin margin = instruments.margin();
        if (margin.isOn()) {
            long notional = E8.multiply(plan.limitE8(), quantity);
            int highest = margin.bracket(bet.symbol(), notional)
                    .map(LeverageBracket::highestLeverage)
                    .orElse(0);
            if (margin.leverage() > highest) {
                return denied(bet, DenialReason.LEVERAGE, margin.leverage() * E8.ONE, highest * E8.ONE);
            }
            long equity = book.scoped(Scope.ACCOUNT).account().equityE8();
            if (margin.initialE8(total) > equity) {
                return denied(bet, DenialReason.MARGIN, margin.initialE8(total), equity);
            }
        }
        return approved(bet, plan, quantity);
    }

    private Approved approved(Bet bet, BracketPlan plan, long quantity) {
        return new Approved(new BracketOrder(
                BracketOrder.idOf(bet.symbol(), bet.decidedAt().sequence()),
                bet.symbol(),
                plan.side(),
                quantity,
                plan.limitE8(),
                plan.takeProfitE8(),
                plan.stopE8(),
                bet.decidedAt().sequence(),
                bet.decidedAt().tradeId(),
                bet.decidedAt().timeMicros(),
                bet.decidedAt().timeMicros() + limit(Limit.SIGNAL_AGE),
                book.epoch().moves(),
                plan.entry(),
                plan.carry()));
    }

    private long limit(Limit limit) {
        return book.settings().limit(limit);
    }

    private static Denied denied(Bet bet, DenialReason reason, long value, long limit) {
        long sequence = bet.decidedAt().sequence();
        return new Denied(
                BracketOrder.idOf(bet.symbol(), sequence),
                bet.symbol(),
                sequence,
                reason,
                value,
                limit,
                bet.decidedAt().timeMicros());
    }
}
