package io.equilibrium.risk;

import io.equilibrium.contract.LimitText;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.risk.Ceilings;
import io.equilibrium.domain.risk.CircuitBreaker;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.Denials;
import io.equilibrium.risk.jpa.LimitHistory;
import io.equilibrium.risk.jpa.StoredLimit;
import io.equilibrium.risk.web.BreakersDocument;
import io.equilibrium.risk.web.DenialsDocument;
import io.equilibrium.risk.web.DryRunDocument;
import io.equilibrium.risk.web.EquityDocument;
import io.equilibrium.risk.web.LimitChangesDocument;
import io.equilibrium.risk.web.LimitsDocument;
import io.equilibrium.risk.web.RiskDesk;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

/** Reads what is committed, and asks a copy of it. */
final class RiskReader implements RiskDesk {
    private final StoredEngine stored;
    private final Supplier<RiskEngine> fresh;
    private final LimitHistory limits;
    private final Denials denials;
    private final LongSupplier clockMicros;

    /** Before the first run the account stands as a fresh engine; the clock is the one that bets are decided by, if one is. */
    RiskReader(
            StoredEngine stored,
            Supplier<RiskEngine> fresh,
            LimitHistory limits,
            Denials denials,
            LongSupplier clockMicros) {
        this.stored = stored;
        this.fresh = fresh;
        this.limits = limits;
        this.denials = denials;
        this.clockMicros = clockMicros;
    }

    private RiskEngine engine() {
        return stored.read().orElseGet(fresh);
    }

    @Override
    public BreakersDocument breakers() {
        RiskEngine engine = engine();
        return new BreakersDocument(engine.breakers().stream()
                .map(breaker -> document(engine, breaker))
                .toList());
    }

    private static BreakersDocument.Breaker document(RiskEngine engine, CircuitBreaker breaker) {
        RiskSettings settings = engine.settings();
        return new BreakersDocument.Breaker(
                breaker.scope().toString(),
                breaker.tier(),
                breaker.equityE8(),
                breaker.peakE8(),
                breaker.drawdownE8(),
                engine.readings(breaker).stream()
                        .map(one -> new BreakersDocument.Rule(
                                one.rule().name(),
                                one.rule().tier(),
                                one.rule().measure().unit().text(one.reading()),
                                LimitText.format(settings, one.rule().name())))
                        .toList());
    }

    @Override
    public LimitsDocument limits() {
        RiskSettings settings = engine().settings();
        return new LimitsDocument(LimitText.names(settings).stream()
                .map(name -> new LimitsDocument.Limit(
                        name,
                        LimitText.format(settings, name),
                        LimitText.format(settings, name, Ceilings.of(settings, name))))
                .toList());
    }

    @Override
    public LimitChangesDocument limitChanges(int page, int size) {
        Page<StoredLimit> found = limits.findByAccountOrderByIdDesc(AccountStore.ACCOUNT, PageRequest.of(page, size));
        return new LimitChangesDocument(
                found.map(RiskReader::document).getContent(), page, size, found.getTotalElements());
    }

    private static LimitChangesDocument.Change document(StoredLimit row) {
        return new LimitChangesDocument.Change(
                row.run(),
                row.name(),
                LimitText.shown(row.name(), row.before()),
                LimitText.shown(row.name(), row.value()),
                row.actor(),
                row.reason(),
                row.eventTime());
    }

    @Override
    public EquityDocument equity() {
        Account account = engine().account();
        return new EquityDocument(
                account.startE8(),
                account.realisedE8(),
                account.feesE8(),
                account.fundingE8(),
                account.cashE8(),
                account.unrealisedE8(),
                account.equityE8(),
                account.positions().stream()
                        .map(held -> new EquityDocument.Position(
                                held.orderId(), held.symbol(), held.side(), held.quantityE8(), held.entryPriceE8()))
                        .toList());
    }

    @Override
    public DenialsDocument denials(@Nullable String symbol, @Nullable DenialReason reason, int page, int size) {
        return denials.page(AccountStore.ACCOUNT, symbol, reason, page, size);
    }

    @Override
    public DryRunDocument dryRun(Hypothesis hypothesis) {
        RiskEngine engine = engine();
        long clock = clockMicros.getAsLong();
        long now = clock == RiskEngine.NO_CLOCK ? engine.timeMicros() : clock;
        return switch (engine.wouldDecide(bet(hypothesis, now), clock)) {
            case RiskEvent.Approved(BracketOrder order) ->
                new DryRunDocument(
                        true,
                        new DryRunDocument.Order(
                                order.side(),
                                order.quantityE8(),
                                order.limitPriceE8(),
                                order.takeProfitE8(),
                                order.stopE8()),
                        null);
            case RiskEvent.Denied denied ->
                new DryRunDocument(
                        false, null, new DryRunDocument.Denial(denied.reason(), denied.valueE8(), denied.limitE8()));
            case RiskEvent other -> throw new IllegalStateException("no decision on a bet: " + other);
        };
    }

    /** A step that was just made at this price, and the bet on the next one. */
    private static BetOpened bet(Hypothesis asked, long nowMicros) {
        boolean stepUp = (asked.bet() == Behaviour.CONTINUATION) == asked.upwards();
        Direction direction = stepUp ? Direction.UP : Direction.DOWN;
        long before = asked.priceE8() - (stepUp ? asked.sizeE8() : -asked.sizeE8());
        Step step = new Step(
                asked.symbol(),
                Long.MAX_VALUE,
                1,
                direction,
                before,
                asked.priceE8(),
                asked.priceE8(),
                asked.sizeE8(),
                asked.priceE8(),
                Long.MAX_VALUE,
                nowMicros,
                0,
                asked.sizeE8(),
                0.5);
        return new BetOpened(new Bet(asked.symbol(), Long.MAX_VALUE, 1, asked.bet(), 0.5, step), 0, null, true);
    }
}
