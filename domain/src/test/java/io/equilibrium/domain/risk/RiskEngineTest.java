package io.equilibrium.domain.risk;

import static io.equilibrium.domain.risk.RiskMarket.ABC;
import static io.equilibrium.domain.risk.RiskMarket.DEF;
import static io.equilibrium.domain.risk.RiskMarket.bet;
import static io.equilibrium.domain.risk.RiskMarket.cents;
import static io.equilibrium.domain.risk.RiskMarket.made;
import static io.equilibrium.domain.risk.RiskMarket.mark;
import static io.equilibrium.domain.risk.RiskMarket.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.cost.OrderBounds;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.BreakerInput.Reset;
import io.equilibrium.domain.risk.BreakerInput.Tripped;
import io.equilibrium.domain.risk.RiskEvent.Approved;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.RiskEvent.Denied;
import io.equilibrium.domain.risk.RiskEvent.FlattenOrdered;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import io.equilibrium.domain.window.Behaviour;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every check before an order, each scope's breaker, and what the venue may and may not say. */
class RiskEngineTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private RiskEngine engine = engine(RiskSettings.DEFAULT);
    private long sequence;
    private long now = HOUR;

    private static RiskEngine engine(RiskSettings settings) {
        return new RiskEngine(settings, RiskMarket.INSTRUMENTS);
    }

    private RiskEvent bets(String symbol, double price) {
        return bets(symbol, Behaviour.CONTINUATION, Direction.UP, price);
    }

    private RiskEvent bets(String symbol, Behaviour behaviour, Direction direction, double price) {
        now += SECOND;
        Step step = step(symbol, ++sequence, direction, price, now);
        engine.on(made(step));
        return engine.on(bet(step, behaviour));
    }

    private BracketOrder approved(String symbol, double price) {
        return ((Approved) bets(symbol, price)).order();
    }

    private static DenialReason reason(RiskEvent decision) {
        return ((Denied) decision).reason();
    }

    private List<RiskEvent> fills(BracketOrder order, Leg leg, double price) {
        now += SECOND;
        return engine.on(fill(order, leg, price, order.quantityE8()));
    }

    private OrderEvent.Filled fill(BracketOrder order, Leg leg, double price, long quantity) {
        Side side = leg == Leg.ENTRY ? order.side() : order.side().opposite();
        return new OrderEvent.Filled(
                order.orderId(), order.symbol(), leg, side, quantity, cents(price), 0, Liquidity.TAKER, now);
    }

    @Test
    void saysWhyAndWithWhichNumbers() {
        assertThat(bets(ABC, 100)).isInstanceOf(Approved.class);
        engine = engine(RiskSettings.DEFAULT.with(Limit.ORDER_NOTIONAL, 900 * E8.ONE));
        assertThat(bets(ABC, 100)).isInstanceOfSatisfying(Denied.class, denied -> {
            assertThat(denied.reason()).isEqualTo(DenialReason.ORDER_NOTIONAL);
            assertThat(denied.valueE8()).isEqualTo(E8.parse("1002.5"));
            assertThat(denied.limitE8()).isEqualTo(900 * E8.ONE);
        });
    }

    @Test
    void limitsWhatIsOut() {
        engine = engine(RiskSettings.DEFAULT.with(Limit.SYMBOL_NOTIONAL, 2_100 * E8.ONE));
        approved(ABC, 100);
        approved(ABC, 100);
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.SYMBOL_NOTIONAL);
        engine = engine(RiskSettings.DEFAULT.with(Limit.ACCOUNT_NOTIONAL, 2_100 * E8.ONE));
        approved(ABC, 100);
        approved(DEF, 100);
        assertThat(reason(bets("GHIUSDT", 100))).isEqualTo(DenialReason.TOTAL_NOTIONAL);
        engine = engine(RiskSettings.DEFAULT.with(Limit.OPEN_ORDERS, 1));
        approved(ABC, 100);
        assertThat(reason(bets(DEF, 100))).isEqualTo(DenialReason.OPEN_ORDERS);
        engine = engine(RiskSettings.DEFAULT.with(Limit.ORDERS_PER_MINUTE, 2));
        approved(ABC, 100);
        approved(ABC, 100);
        assertThat(reason(bets(DEF, 100))).isEqualTo(DenialReason.ORDER_RATE);
        now += 60 * SECOND;
        approved(DEF, 100);
    }

    @Test
    void whatMovesTogetherIsLimitedTogetherAndWhatIsNotKnownIsFeared() {
        RiskSettings settings = RiskSettings.DEFAULT.with(Limit.CORRELATED_NOTIONAL, 1_500 * E8.ONE);
        engine = engine(settings);
        approved(ABC, 100);
        assertThat(reason(bets(DEF, 100))).isEqualTo(DenialReason.CORRELATED_NOTIONAL);
        assertThat(bets(DEF, Behaviour.REVERSAL, Direction.UP, 100)).isInstanceOf(Approved.class);
        engine = engine(settings);
        together(+1);
        approved(ABC, 100);
        assertThat(reason(bets(DEF, 100))).isEqualTo(DenialReason.CORRELATED_NOTIONAL);
        engine = engine(settings);
        together(-1);
        approved(ABC, 100);
        assertThat(bets(DEF, 100)).isInstanceOf(Approved.class);
        assertThat(reason(bets(DEF, Behaviour.REVERSAL, Direction.UP, 100)))
                .isEqualTo(DenialReason.CORRELATED_NOTIONAL);
    }

    /** A day of marks in which the two go the same way, or opposite ways. */
    private void together(int sign) {
        Random random = new Random(5);
        double abc = 100;
        double def = 100;
        for (int quarter = 0; quarter < 96; quarter++) {
            now += 900 * SECOND;
            double change = random.nextGaussian() * 0.002;
            abc *= 1 + change;
            def *= 1 + sign * change + random.nextGaussian() * 0.0005;
            engine.on(mark(ABC, abc, now));
            engine.on(mark(DEF, def, now));
        }
        engine.on(mark(ABC, 100, now + SECOND));
        engine.on(mark(DEF, 100, now + SECOND));
    }

    @Test
    void anOrderFarFromTheMarkAndAMarkThatIsOldAreRefused() {
        engine.on(mark(ABC, 100, now));
        assertThat(bets(ABC, 109)).isInstanceOf(Approved.class);
        assertThat(reason(bets(ABC, 110))).isEqualTo(DenialReason.PRICE_COLLAR);
        now += HOUR;
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.STALE_MARK);
        engine.on(mark(ABC, 100, now));
        assertThat(bets(ABC, 100)).isInstanceOf(Approved.class);
    }

    @Test
    void withoutAnyMarkItWaitsAnHourAtMost() {
        approved(ABC, 100);
        now += HOUR - 2 * SECOND;
        approved(ABC, 100);
        now += 2 * SECOND;
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.STALE_MARK);
    }

    @Test
    void whatTheVenueDoesNotTradeIsNotEntered() {
        Instrument closed = new Instrument(ABC, 1_000_000, 100_000, 100_000, 5 * E8.ONE, OrderBounds.NONE, false);
        engine = new RiskEngine(RiskSettings.DEFAULT, Instruments.of(closed));
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.NOT_TRADING);
    }

    @Test
    void aSymbolsBreakerStopsThatSymbolAlone() {
        engine.on(Scope.symbol(ABC), new Tripped(now, Tier.HALTED, "anna", "odd book"));
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.SYMBOL_HALTED);
        approved(DEF, 100);
        assertThat(engine.on(Scope.symbol(DEF), new Tripped(now, Tier.KILLED, "anna", "odd book")))
                .last()
                .isEqualTo(new FlattenOrdered(DEF, "odd book", 2, now));
        engine.on(Scope.symbol(ABC), new Reset(now, "anna", "looked into it"));
        approved(ABC, 100);
    }

    @Test
    void aStrategysBreakerStopsThatBehaviourEverywhere() {
        approved(ABC, 100);
        approved(DEF, 100);
        assertThat(bets(DEF, Behaviour.REVERSAL, Direction.UP, 100)).isInstanceOf(Approved.class);
        List<RiskEvent> events =
                engine.on(Scope.strategy(Behaviour.CONTINUATION), new Tripped(now, Tier.KILLED, "anna", "dead"));
        assertThat(events)
                .filteredOn(FlattenOrdered.class::isInstance)
                .extracting(event -> ((FlattenOrdered) event).symbol())
                .containsExactly(ABC, DEF);
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.STRATEGY_HALTED);
        assertThat(bets(ABC, Behaviour.REVERSAL, Direction.UP, 100)).isInstanceOf(Approved.class);
    }

    @Test
    void theSmallestOfItsScopesSizesCounts() {
        long whole = approved(ABC, 100).quantityE8();
        engine.on(Scope.symbol(ABC), new Tripped(now, Tier.REDUCED, "anna", "careful"));
        assertThat(approved(ABC, 100).quantityE8()).isEqualTo(whole / 2);
        assertThat(approved(DEF, 100).quantityE8()).isEqualTo(whole);
    }

    @Test
    void aScopesMoneyIsItsOwn() {
        engine = engine(RiskSettings.DEFAULT
                .with(Limit.LOSS_PER_BET, 1_000 * E8.ONE)
                .with(Limit.ORDER_NOTIONAL, 50_000 * E8.ONE)
                .with(Limit.SYMBOL_NOTIONAL, 100_000 * E8.ONE)
                .with(Limit.ACCOUNT_NOTIONAL, 100_000 * E8.ONE)
                .with(Limit.CORRELATED_NOTIONAL, 100_000 * E8.ONE)
                .withSizing(new Sizing.FixedNotional(40_000 * E8.ONE)));
        BracketOrder order = approved(ABC, 100);
        fills(order, Leg.ENTRY, 100);
        // 400 pieces lose 2 each: 8 % of 10,000.
        List<RiskEvent> events = fills(order, Leg.STOP, 98);
        assertThat(events)
                .filteredOn(BreakerMoved.class::isInstance)
                .extracting(event -> ((BreakerMoved) event).scope() + " " + ((BreakerMoved) event).to() + " "
                        + ((BreakerMoved) event).actor())
                .containsExactly("account HALTED daily-loss", "symbol:ABCUSDT HALTED symbol-drawdown");
        assertThat(engine.breakers())
                .filteredOn(breaker -> breaker.scope().kind() == Scope.Kind.STRATEGY)
                .extracting(CircuitBreaker::equityE8)
                .containsExactlyInAnyOrder(10_000 * E8.ONE, 9_200 * E8.ONE);
    }

    @Test
    void whatTheVenueMayNotSayChangesNothing() {
        BracketOrder order = approved(ABC, 100);
        OrderEvent.Filled whole = fill(order, Leg.ENTRY, 100, order.quantityE8());
        OrderEvent.Filled unknown =
                new OrderEvent.Filled("ABCUSDT-99", ABC, Leg.ENTRY, Side.BUY, 1, 1, 0, Liquidity.TAKER, now);
        refused(unknown, "no order ABCUSDT-99 is out");
        refused(fill(order, Leg.ENTRY, 100, order.quantityE8() + 1), "is beyond the order's");
        refused(fill(order, Leg.STOP, 99, order.quantityE8()), "no open position");
        engine.on(whole);
        refused(whole, "is beyond the order's");
        refused(fill(order, Leg.STOP, 99, order.quantityE8() + 1), "no open position");
        refused(new OrderEvent.Funded("ABCUSDT-98", ABC, Leg.ENTRY, 1, 1, 1, now), "no open position of ABCUSDT-98");
        engine.on(fill(order, Leg.TAKE_PROFIT, 101, order.quantityE8()));
        refused(fill(order, Leg.TAKE_PROFIT, 101, order.quantityE8()), "no order ABCUSDT-1 is out");
        assertThat(engine.account().realisedE8()).isEqualTo(order.quantityE8());
        assertThat(engine.isIdle()).isTrue();
    }

    private void refused(OrderEvent event, String why) {
        byte[] before = state();
        assertThatIllegalArgumentException().isThrownBy(() -> engine.on(event)).withMessageContaining(why);
        assertThat(state()).isEqualTo(before);
    }

    private byte[] state() {
        StateWriter state = new StateWriter();
        engine.save(state);
        return state.bytes();
    }

    @Test
    void aBetTwiceIsDeniedAndAskingChangesNothing() {
        Step step = step(ABC, 1, Direction.UP, 100, now);
        engine.on(made(step));
        byte[] before = state();
        RiskEvent asked = engine.wouldDecide(bet(step, Behaviour.CONTINUATION), RiskEngine.NO_CLOCK);
        assertThat(state()).isEqualTo(before);
        assertThat(engine.on(bet(step, Behaviour.CONTINUATION)))
                .isEqualTo(asked)
                .isInstanceOf(Approved.class);
        assertThat(reason(engine.on(bet(step, Behaviour.CONTINUATION)))).isEqualTo(DenialReason.DUPLICATE_SIGNAL);
    }

    @Test
    void aLimitIsTightenedAndNeverLooserThanItsCeiling() {
        engine.on(new LimitChange("order-notional", 500 * E8.ONE, "anna", "thin", now));
        assertThat(reason(bets(ABC, 100))).isEqualTo(DenialReason.ORDER_NOTIONAL);
        byte[] before = state();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.on(new LimitChange("order-notional", 50_001 * E8.ONE, "anna", "x", now)))
                .withMessage("order-notional may be tightened but is at most 50000, whoever asks; was 50001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.on(new LimitChange("drawdown-killed", 51_000_000, "anna", "x", now)))
                .withMessageContaining("at most 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.on(new LimitChange("drawdown-halted", 1, "anna", "x", now)))
                .withMessageContaining("must rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.on(new LimitChange("moon", 1, "anna", "x", now)))
                .withMessageContaining("no limit and no rule moon");
        assertThat(state()).isEqualTo(before);
        RiskEngine restored = engine(RiskSettings.DEFAULT);
        restored.restore(new StateReader(before));
        assertThat(restored.settings().limit(Limit.ORDER_NOTIONAL)).isEqualTo(500 * E8.ONE);
    }

    @Test
    void theUsualSettingsAreBelowTheirCeilings() {
        assertThat(Ceilings.refusal(RiskSettings.DEFAULT)).isEmpty();
        assertThat(Ceilings.refusal(RiskSettings.DEFAULT.withBreaker(BreakerSettings.DEFAULT.withRules(List.of()))))
                .contains("the rule drawdown-reduced must not be left out");
    }

    @Test
    void sizesAreWorkedByHand() {
        Sizing.Basis basis = new Sizing.Basis(100 * E8.ONE, E8.ONE, E8.ONE, 10_000 * E8.ONE, 0.04, 300, 195);
        assertThat(new Sizing.FixedNotional(1_000 * E8.ONE).quantityE8(basis)).isEqualTo(10 * E8.ONE);
        assertThat(new Sizing.FractionAtRisk(1_000_000).quantityE8(basis)).isEqualTo(100 * E8.ONE);
        // 2 % of 10,000 a day over 4 % a day is a notional of 5,000.
        assertThat(new Sizing.VolatilityTarget(2_000_000).quantityE8(basis)).isEqualTo(50 * E8.ONE);
        // (195 + 50) of (300 + 100) is 61.25 %: Kelly 22.5 %, a tenth of it 2.25 % of 10,000.
        assertThat(new Sizing.FractionalKelly(new Fraction(1, 10), 5_000_000, 100).quantityE8(basis))
                .isBetween(225 * E8.ONE - 100_000, 225 * E8.ONE);
        assertThat(new Sizing.FractionalKelly(new Fraction(1, 10), 1_000_000, 100).quantityE8(basis))
                .isEqualTo(100 * E8.ONE);
        Sizing.Basis losing = new Sizing.Basis(100 * E8.ONE, E8.ONE, E8.ONE, 10_000 * E8.ONE, 0, 300, 149);
        assertThat(new Sizing.FractionalKelly(Fraction.ONE, 5_000_000, 100).quantityE8(losing))
                .isZero();
        assertThat(new Sizing.VolatilityTarget(2_000_000).quantityE8(losing)).isZero();
    }

    @Test
    void whatHoldsOnIsTakenOverByAnotherEngineAsItWasSaved() {
        engine.on(new EntrySwitch(DEF, false, "anna", "news", now));
        engine.on(Scope.symbol(ABC), new Tripped(now, Tier.KILLED, "anna", "enough"));
        engine.on(Scope.ACCOUNT, new Tripped(now, Tier.REDUCED, "anna", "enough"));
        engine.on(new LimitChange(Limit.OPEN_ORDERS.key(), 3, "anna", "thin", now));
        engine.on(new LimitChange(Limit.ORDERS_PER_MINUTE.key(), 500, "anna", "busy", now));
        StateWriter saved = new StateWriter();
        engine.restraints().save(saved);
        StateReader reader = new StateReader(saved.bytes());
        Restraints restraints = Restraints.restored(reader);
        reader.end();
        assertThat(restraints).isEqualTo(engine.restraints());

        RiskSettings others = RiskSettings.DEFAULT.with(Limit.ORDERS_PER_MINUTE, 50);
        RiskEngine next = engine(others);
        List<RiskEvent> events = next.takeOver(restraints.under(others), "run", "as before");
        assertThat(events.stream().filter(BreakerMoved.class::isInstance))
                .extracting(event -> ((BreakerMoved) event).scope() + " " + ((BreakerMoved) event).to())
                .containsExactly("account REDUCED", "symbol:" + ABC + " KILLED");
        assertThat(next.paused()).containsExactly(DEF);
        assertThat(next.settings().limit(Limit.OPEN_ORDERS)).isEqualTo(3);
        assertThat(next.settings().limit(Limit.ORDERS_PER_MINUTE)).isEqualTo(50);
        assertThat(next.restraints().tiers()).isEqualTo(restraints.tiers());
    }

    @Test
    void underOtherSettingsALimitOfNoNameThereIsLeftOut() {
        Restraints restraints =
                new Restraints(now, Map.of(), Set.of(), Map.of("bet-colour", 1L, Limit.OPEN_ORDERS.key(), 3L));
        assertThat(restraints.under(RiskSettings.DEFAULT).limits()).containsOnlyKeys(Limit.OPEN_ORDERS.key());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.takeOver(restraints, "run", "as before"))
                .withMessageContaining("bet-colour");
    }
}
