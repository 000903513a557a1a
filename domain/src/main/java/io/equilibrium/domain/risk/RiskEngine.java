package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent.Approved;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.RiskEvent.FlattenOrdered;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.StepMade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One account's gate: marks, fills and bets in, approved and denied orders and the breakers' moves out. */
public final class RiskEngine {
    /** No clock but the events' own time: a replay's, and a backtest's. */
    public static final long NO_CLOCK = RiskBook.NEVER;

    private final RiskBook book;
    private final EntryGate gate;

    public RiskEngine(RiskSettings settings, Instruments instruments) {
        this.book = new RiskBook(settings);
        this.gate = new EntryGate(book, instruments);
    }

    /** A sampled price marks its symbol's positions. */
    public List<RiskEvent> on(Mark mark) {
        book.see(mark.symbol(), book.seen(mark.symbol()).at(mark.timeMicros()).marked(mark));
        book.comovement().on(mark);
        return priced(mark.symbol(), mark.priceE8(), mark.timeMicros());
    }

    /** A step marks its symbol's positions. */
    public List<RiskEvent> on(StepMade made) {
        String symbol = made.step().symbol();
        book.see(symbol, book.seen(symbol).at(made.step().timeMicros()));
        return priced(symbol, made.step().priceE8(), made.step().timeMicros());
    }

    private List<RiskEvent> priced(String symbol, long priceE8, long timeMicros) {
        book.scoped(Scope.symbol(symbol)).breaker().gauges().heard(timeMicros);
        for (ScopedRisk scoped : book.scopes()) {
            scoped.account().mark(symbol, priceE8);
        }
        return judge(timeMicros);
    }

    /**
     * What the venue says moves money and exposure.
     *
     * @throws IllegalArgumentException if it fills or funds what is not open, or more than was ordered; nothing has changed then
     */
    public List<RiskEvent> on(OrderEvent event) {
        switch (event) {
            case OrderEvent.Filled filled -> filled(filled);
            case OrderEvent.Funded funded -> funded(funded);
            case OrderEvent.Rejected rejected ->
                gaugesOf(rejected.orderId()).forEach(gauges -> gauges.reject(rejected.timeMicros()));
            case OrderEvent.Accepted accepted -> {}
            case OrderEvent.Cancelled cancelled -> {}
            case OrderEvent.Expired expired -> {}
        }
        book.exposure().endedBy(event, account().isHeld(event.orderId())).ifPresent(this::ended);
        return judge(event.timeMicros());
    }

    private void filled(OrderEvent.Filled fill) {
        Exposure.Open order = book.exposure().of(fill);
        long before = account().cashE8();
        order.scopes().forEach(scope -> book.scoped(scope).account().on(fill));
        book.exposure().made(fill.orderId(), account().cashE8() - before);
        if (fill.leg() == Leg.ENTRY) {
            book.exposure().entered(fill.orderId(), fill.quantityE8());
        }
        if (fill.liquidity() == Liquidity.TAKER && (fill.leg() == Leg.ENTRY || fill.leg() == Leg.STOP)) {
            long own = fill.leg() == Leg.ENTRY ? order.decidedAtE8() : order.stopE8();
            long worse = fill.side().sign() * (fill.priceE8() - own);
            long share = E8.multiplyDivide(worse, E8.ONE, own);
            gaugesOf(fill.orderId()).forEach(gauges -> gauges.slip(share));
        }
    }

    private void funded(OrderEvent.Funded funded) {
        long before = account().cashE8();
        account().on(funded);
        Exposure.Open order = book.exposure().find(funded.orderId());
        if (order != null) {
            order.scopes().stream()
                    .filter(scope -> !scope.equals(Scope.ACCOUNT))
                    .forEach(scope -> book.scoped(scope).account().on(funded));
            book.exposure().made(funded.orderId(), account().cashE8() - before);
        }
    }

    private void ended(Exposure.Open order) {
        if (order.hasTraded()) {
            order.scopes()
                    .forEach(scope -> book.scoped(scope).breaker().gauges().bet(order.madeE8()));
        }
    }

    private Stream<Gauges> gaugesOf(String orderId) {
        Exposure.Open order = book.exposure().find(orderId);
        List<Scope> scopes = order == null ? List.of(Scope.ACCOUNT) : order.scopes();
        return scopes.stream().map(scope -> book.scoped(scope).breaker().gauges());
    }

    /** What execution reports beside orders. */
    public List<RiskEvent> on(VenueReport report) {
        Gauges gauges = book.scoped(Scope.ACCOUNT).breaker().gauges();
        switch (report) {
            case VenueReport.Erred erred -> gauges.error(erred.timeMicros());
            case VenueReport.Positioned held -> gauges.position(held.symbol(), held.heldE8() == held.expectedE8());
            case VenueReport.Alive alive -> gauges.alive(alive.timeMicros());
        }
        return judge(report.timeMicros());
    }

    /** May this bet become an order? If so, it is one from now on. */
    public RiskEvent on(BetOpened opened) {
        return on(opened, NO_CLOCK);
    }

    /** The same when a clock shows so many microseconds since 1970: what is old, or ahead of the clock, may not. */
    public RiskEvent on(BetOpened opened, long clockMicros) {
        RiskEvent decision = gate.decide(opened, clockMicros);
        String symbol = opened.bet().symbol();
        book.see(symbol, book.seen(symbol).betOn(opened.sequence()));
        if (decision instanceof Approved approved) {
            book.approvedAt(book.clockMicros());
            book.exposure()
                    .add(
                            approved.order(),
                            opened.bet().behaviour(),
                            opened.bet().decidedAt().priceE8());
        }
        return decision;
    }

    /** What would be decided of this bet now; nothing changes. */
    public RiskEvent wouldDecide(BetOpened opened, long clockMicros) {
        return gate.decide(opened, clockMicros);
    }

    /** A person raises a scope's tier. */
    public List<RiskEvent> on(Scope scope, BreakerInput.Tripped tripped) {
        return moved(book.scoped(scope).breaker().on(tripped));
    }

    /** A person leads a scope's breaker back to normal; where it is there already, the peak is the present equity. */
    public List<RiskEvent> on(Scope scope, BreakerInput.Reset reset) {
        return moved(book.scoped(scope).breaker().on(reset));
    }

    /** A person pauses or resumes entries; what is so already is nothing new. */
    public List<RiskEvent> on(EntrySwitch to) {
        boolean changed =
                to.open() ? book.paused().remove(to.symbol()) : book.paused().add(to.symbol());
        return changed ? List.of(new RiskEvent.EntriesSwitched(to)) : List.of();
    }

    /**
     * A person sets a limit, or a rule's threshold.
     *
     * @throws IllegalArgumentException if there is none of that name, the value is none, or it is looser than its ceiling;
     *     nothing has changed then
     */
    public List<RiskEvent> on(LimitChange change) {
        Ceilings.refusal(settings().with(change.name(), change.value()), change.name())
                .ifPresent(refusal -> {
                    throw new IllegalArgumentException(refusal);
                });
        long before = book.change(change.name(), change.value());
        List<RiskEvent> events = new ArrayList<>();
        events.add(new RiskEvent.LimitChanged(change, before));
        events.addAll(judge(change.timeMicros()));
        return events;
    }

    /** What of this account's decisions holds on, whatever comes next. */
    public Restraints restraints() {
        Map<Scope, Tier> tiers = new TreeMap<>();
        for (CircuitBreaker breaker : breakers()) {
            if (breaker.tier() != Tier.NORMAL) {
                tiers.put(breaker.scope(), breaker.tier() == Tier.TRIAL ? Tier.HALTED : breaker.tier());
            }
        }
        return new Restraints(timeMicros(), tiers, book.paused(), book.changed());
    }

    /**
     * What was decided of the account before holds on, so that neither a run nor a setting gives back what only a person may:
     * a halt cools down anew, and REDUCED stays until a reset.
     *
     * @throws IllegalArgumentException if a limit is of no name here, or they do not fit with the settings
     */
    public List<RiskEvent> takeOver(Restraints before, String actor, String reason) {
        book.takeOver(before);
        List<RiskEvent> events = new ArrayList<>();
        before.tiers()
                .forEach((scope, tier) ->
                        events.addAll(on(scope, new BreakerInput.Tripped(before.timeMicros(), tier, actor, reason))));
        return events;
    }

    private List<RiskEvent> judge(long timeMicros) {
        long now = book.passed(timeMicros);
        List<RiskEvent> events = new ArrayList<>();
        for (ScopedRisk scoped : book.scopes()) {
            // In a killed account everything stands still; what the flattening makes of its parts moves nothing any
            // more.
            if (breaker().tier() == Tier.KILLED && scoped.breaker() != breaker()) {
                break;
            }
            for (RiskEvent event : scoped.breaker().judge(now, scoped.account().equityE8())) {
                events.addAll(event instanceof BreakerMoved move ? moved(Optional.of(move)) : List.of(event));
            }
        }
        return events;
    }

    private List<RiskEvent> moved(Optional<BreakerMoved> moved) {
        if (moved.isEmpty()) {
            return List.of();
        }
        List<RiskEvent> events = new ArrayList<>();
        BreakerMoved move = moved.get();
        events.add(move);
        if (move.to() == Tier.KILLED) {
            flattenedBy(move.scope())
                    .forEach(symbol ->
                            events.add(new FlattenOrdered(symbol, move.cause(), move.epoch(), move.timeMicros())));
        }
        return events;
    }

    private Set<String> flattenedBy(Scope scope) {
        return switch (scope.kind()) {
            case ACCOUNT -> Set.of(EntrySwitch.EVERY_SYMBOL);
            case SYMBOL -> Set.of(scope.name());
            case STRATEGY -> book.exposure().symbolsOf(scope);
        };
    }

    /** Whether no order is out: whatever was approved has ended. */
    public boolean isIdle() {
        return book.exposure().isEmpty();
    }

    /** The symbols whose entries are paused; {@link EntrySwitch#EVERY_SYMBOL} for all. */
    public Set<String> paused() {
        return Set.copyOf(book.paused());
    }

    /** The account's. */
    public CircuitBreaker breaker() {
        return book.scoped(Scope.ACCOUNT).breaker();
    }

    /** All breakers there are, the account's first. */
    public List<CircuitBreaker> breakers() {
        return book.scopes().stream().map(ScopedRisk::breaker).toList();
    }

    /** How far each rule of a breaker is from its threshold now, in the order of the rules. */
    public List<RuleReading> readings(CircuitBreaker breaker) {
        return breaker.readings(book.clockMicros());
    }

    /** The newest event time; 0 before the first. */
    public long timeMicros() {
        return Math.max(0, book.clockMicros());
    }

    public Account account() {
        return book.scoped(Scope.ACCOUNT).account();
    }

    /** The settings as they are now, changed limits included. */
    public RiskSettings settings() {
        return book.settings();
    }

    /** How often any breaker has moved. */
    public long epoch() {
        return book.epoch().moves();
    }

    public void save(StateWriter state) {
        book.save(state);
    }

    public void restore(StateReader state) {
        book.restore(state);
    }
}
