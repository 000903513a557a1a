package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent.Approved;
import io.equilibrium.domain.risk.RiskEvent.Denied;
import io.equilibrium.domain.risk.RiskEvent.FlattenOrdered;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.StepMade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One account's gate: marks, fills and bets in, approved and denied orders and the breaker's moves out. */
public final class RiskEngine {
    /** A symbol's newest event time, and the last step that it bet on. */
    private record Seen(long timeMicros, long betSequence) {}

    private final RiskSettings settings;
    private final Instruments instruments;
    private final Account account;
    private final CircuitBreaker breaker;
    private final Exposure exposure = new Exposure();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<String> paused = new TreeSet<>();
    private long clockMicros = Long.MIN_VALUE;

    public RiskEngine(RiskSettings settings, Instruments instruments) {
        this.settings = settings;
        this.instruments = instruments;
        this.account = new Account(settings.startEquityE8());
        this.breaker = new CircuitBreaker(settings.breaker(), settings.startEquityE8());
    }

    /** A sampled price marks its symbol's positions. */
    public List<RiskEvent> on(Mark mark) {
        Seen before = seen(mark.symbol());
        seen.put(mark.symbol(), new Seen(Math.max(before.timeMicros(), mark.timeMicros()), before.betSequence()));
        account.mark(mark.symbol(), mark.priceE8());
        return judge(mark.timeMicros());
    }

    /** A step marks its symbol's positions. */
    public List<RiskEvent> on(StepMade made) {
        String symbol = made.step().symbol();
        Seen before = seen(symbol);
        seen.put(symbol, new Seen(Math.max(before.timeMicros(), made.step().timeMicros()), before.betSequence()));
        account.mark(symbol, made.step().priceE8());
        return judge(made.step().timeMicros());
    }

    /**
     * What the venue says moves money and exposure.
     *
     * @throws IllegalArgumentException if it fills or funds what is not open; nothing has changed then
     */
    public List<RiskEvent> on(OrderEvent event) {
        switch (event) {
            case OrderEvent.Filled filled -> account.on(filled);
            case OrderEvent.Funded funded -> account.on(funded);
            case OrderEvent.Accepted accepted -> {}
            case OrderEvent.Cancelled cancelled -> {}
            case OrderEvent.Rejected rejected -> {}
            case OrderEvent.Expired expired -> {}
        }
        exposure.on(event);
        return judge(event.timeMicros());
    }

    /** May this bet become an order? */
    public RiskEvent on(BetOpened opened) {
        Bet bet = opened.bet();
        Seen before = seen(bet.symbol());
        long sequence = bet.decidedAt().sequence();
        RiskEvent decision = sequence <= before.betSequence()
                ? denied(bet, DenialReason.DUPLICATE_SIGNAL, 0, 0)
                : decide(opened, before.timeMicros());
        seen.put(bet.symbol(), new Seen(before.timeMicros(), Math.max(sequence, before.betSequence())));
        if (decision instanceof Approved approved) {
            exposure.add(approved.order());
        }
        return decision;
    }

    public List<RiskEvent> on(BreakerInput.Tripped tripped) {
        return moved(breaker.on(tripped));
    }

    public List<RiskEvent> on(BreakerInput.Reset reset) {
        return moved(breaker.on(reset));
    }

    /** A person pauses or resumes entries; what is so already is nothing new. */
    public List<RiskEvent> on(EntrySwitch to) {
        boolean changed = to.open() ? paused.remove(to.symbol()) : paused.add(to.symbol());
        return changed ? List.of(new RiskEvent.EntriesSwitched(to)) : List.of();
    }

    private Seen seen(String symbol) {
        return seen.getOrDefault(symbol, new Seen(Long.MIN_VALUE, 0));
    }

    private List<RiskEvent> judge(long timeMicros) {
        clockMicros = Math.max(clockMicros, timeMicros);
        return moved(breaker.on(clockMicros, account.equityE8()));
    }

    private static List<RiskEvent> moved(Optional<RiskEvent.BreakerMoved> move) {
        if (move.isEmpty()) {
            return List.of();
        }
        List<RiskEvent> events = new ArrayList<>(2);
        events.add(move.get());
        if (move.get().to() == Tier.KILLED) {
            events.add(new FlattenOrdered(
                    move.get().cause(), move.get().epoch(), move.get().timeMicros()));
        }
        return events;
    }

    private RiskEvent decide(BetOpened opened, long symbolTimeMicros) {
        Bet bet = opened.bet();
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
        long age = symbolTimeMicros - bet.decidedAt().timeMicros();
        long oldest = oldestMicros();
        if (symbolTimeMicros != Long.MIN_VALUE && age > oldest) {
            return denied(bet, DenialReason.STALE_SIGNAL, age, oldest);
        }
        if (paused.contains(bet.symbol()) || paused.contains(EntrySwitch.EVERY_SYMBOL)) {
            return denied(bet, DenialReason.ENTRIES_PAUSED, 0, 0);
        }
        Fraction evident = evidentSize(opened);
        if (evident == null) {
            return denied(bet, DenialReason.NO_EVIDENCE, 0, 0);
        }
        Optional<Fraction> size = breaker.entrySize();
        if (size.isEmpty()) {
            boolean killed = breaker.tier() == Tier.KILLED;
            return denied(bet, killed ? DenialReason.BREAKER_KILLED : DenialReason.BREAKER_HALTED, 0, 0);
        }
        return size(bet, BracketPlan.of(opened, instrument.get(), settings), instrument.get(), size.get(), evident);
    }

    /** Whether there is a bet that the entry would be of, should it fill. */
    private boolean isOfABet(BetOpened opened) {
        return switch (settings.entry()) {
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

    private long oldestMicros() {
        return settings.maximumSignalAge().toMillis() * 1_000;
    }

    private RiskEvent size(Bet bet, BracketPlan plan, Instrument instrument, Fraction factor, Fraction evident) {
        if (!plan.isSound()) {
            return denied(bet, DenialReason.BELOW_MINIMUM_QUANTITY, 0, 0);
        }
        long wanted = settings.sizing().quantityE8(plan.priceE8(), plan.lossPerUnitE8(), account.equityE8());
        long bearable = E8.multiplyDivide(settings.maximumLossPerBetE8(), E8.ONE, plan.lossPerUnitE8());
        long quantity = instrument.roundQuantityDownE8(evident.floorOf(factor.floorOf(Math.min(wanted, bearable))));
        if (quantity <= 0 || quantity < instrument.minimumQuantityE8()) {
            return denied(bet, DenialReason.BELOW_MINIMUM_QUANTITY, quantity, instrument.minimumQuantityE8());
        }
        return limit(bet, instrument, plan, quantity);
    }

    private RiskEvent limit(Bet bet, Instrument instrument, BracketPlan plan, long quantity) {
        long notional = E8.multiply(plan.limitE8(), quantity);
        if (notional < instrument.minimumNotionalE8()) {
            return denied(bet, DenialReason.BELOW_MINIMUM_NOTIONAL, notional, instrument.minimumNotionalE8());
        }
        long ofSymbol = exposure.ofSymbolE8(bet.symbol()) + notional;
        if (ofSymbol > settings.maximumSymbolNotionalE8()) {
            return denied(bet, DenialReason.SYMBOL_NOTIONAL, ofSymbol, settings.maximumSymbolNotionalE8());
        }
        long total = exposure.totalE8() + notional;
        if (total > settings.maximumTotalNotionalE8()) {
            return denied(bet, DenialReason.TOTAL_NOTIONAL, total, settings.maximumTotalNotionalE8());
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
            if (margin.initialE8(total) > account.equityE8()) {
                return denied(bet, DenialReason.MARGIN, margin.initialE8(total), account.equityE8());
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
                bet.decidedAt().timeMicros() + oldestMicros(),
                breaker.epoch(),
                plan.entry(),
                plan.carry()));
    }

    private static Denied denied(Bet bet, DenialReason reason, long valueE8, long limitE8) {
        long sequence = bet.decidedAt().sequence();
        return new Denied(
                BracketOrder.idOf(bet.symbol(), sequence),
                bet.symbol(),
                sequence,
                reason,
                valueE8,
                limitE8,
                bet.decidedAt().timeMicros());
    }

    /** Whether no order is out: whatever was approved has ended. */
    public boolean isIdle() {
        return exposure.isEmpty();
    }

    /** The symbols whose entries are paused; {@link EntrySwitch#EVERY_SYMBOL} for all. */
    public Set<String> paused() {
        return Set.copyOf(paused);
    }

    public CircuitBreaker breaker() {
        return breaker;
    }

    public Account account() {
        return account;
    }

    public void save(StateWriter state) {
        account.save(state);
        breaker.save(state);
        exposure.save(state);
        state.putInt(paused.size());
        paused.forEach(state::putString);
        state.putLong(clockMicros).putInt(seen.size());
        seen.forEach((symbol, last) ->
                state.putString(symbol).putLong(last.timeMicros()).putLong(last.betSequence()));
    }

    public void restore(StateReader state) {
        account.restore(state);
        breaker.restore(state);
        exposure.restore(state);
        paused.clear();
        for (int left = state.getInt(); left > 0; left--) {
            paused.add(state.getString());
        }
        clockMicros = state.getLong();
        seen.clear();
        for (int left = state.getInt(); left > 0; left--) {
            seen.put(state.getString(), new Seen(state.getLong(), state.getLong()));
        }
    }
}
