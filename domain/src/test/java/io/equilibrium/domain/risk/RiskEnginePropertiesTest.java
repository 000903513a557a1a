package io.equilibrium.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.BreakerInput.Reset;
import io.equilibrium.domain.risk.BreakerInput.Tripped;
import io.equilibrium.domain.risk.RiskEvent.Approved;
import io.equilibrium.domain.risk.RiskEvent.BreakerMoved;
import io.equilibrium.domain.risk.RiskEvent.Denied;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever comes: a million inputs, sensible and not, in four seeded histories. */
class RiskEnginePropertiesTest {
    private static final int INPUTS = 260_000;
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final String[] SYMBOLS = {"ABCUSDT", "DEFUSDT", "GHIUSDT"};

    /** A bracket as the test's own venue knows it. */
    private static final class Held {
        private final BracketOrder order;
        private boolean entered;
        private long priceE8;

        Held(BracketOrder order) {
            this.order = order;
        }
    }

    private static final class History {
        private final Random random;
        private final RiskEngine engine = new RiskEngine(settings(), RiskMarket.INSTRUMENTS);
        private final Map<String, Double> prices = new HashMap<>();
        private final List<Held> held = new ArrayList<>();
        private final Map<Scope, Tier> tiers = new HashMap<>();
        private final Map<Scope, Long> haltedAt = new HashMap<>();
        private final Map<DenialReason, Integer> denials = new EnumMap<>(DenialReason.class);
        private final Map<String, Integer> moves = new HashMap<>();
        private BigInteger cashE16;
        private long sequence;
        private long now = DAY;
        private int approvals;
        private int refusals;

        History(long seed) {
            random = new Random(seed);
            cashE16 = e16(engine.account().startE8());
            for (String symbol : SYMBOLS) {
                prices.put(symbol, 100.0);
            }
        }

        private static RiskSettings settings() {
            return RiskSettings.DEFAULT
                    .with(Limit.LOSS_PER_BET, 1_000 * E8.ONE)
                    .with(Limit.ORDERS_PER_MINUTE, 12)
                    .with(Limit.MARK_AGE, 1_800 * SECOND)
                    .withSizing(new Sizing.FixedNotional(1_500 * E8.ONE));
        }

        private static BigInteger e16(long valueE8) {
            return BigInteger.valueOf(valueE8).multiply(BigInteger.valueOf(E8.ONE));
        }

        void goOn() {
            now += random.nextInt(100) * SECOND;
            if (now / DAY % 10 != 0) {
                judged(engine.on(new VenueReport.Alive(now)), false);
            }
            String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
            double price = prices.merge(symbol, random.nextGaussian() * 0.4, Double::sum);
            if (price < 20 || price > 500) {
                prices.put(symbol, 100.0);
                price = 100;
            }
            int what = random.nextInt(1_000);
            if (what < 250) {
                judged(engine.on(RiskMarket.mark(symbol, price, now)), false);
            } else if (what < 550) {
                bet(symbol, price);
            } else if (what < 960) {
                trade();
            } else if (what < 990) {
                nonsense(symbol);
            } else if (what < 995) {
                report(symbol);
            } else {
                person(symbol);
            }
            balanced();
        }

        private void bet(String symbol, double price) {
            Direction direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
            long at = random.nextInt(50) == 0 ? now - 30 * SECOND : now;
            Step step = RiskMarket.step(symbol, ++sequence, direction, price, at);
            if (random.nextInt(50) != 0) {
                judged(engine.on(RiskMarket.made(step)), false);
            }
            Behaviour behaviour = random.nextBoolean() ? Behaviour.CONTINUATION : Behaviour.REVERSAL;
            RiskEvent decision = engine.on(RiskMarket.bet(step, behaviour));
            switch (decision) {
                case Approved(BracketOrder order) -> {
                    approvals++;
                    held.add(new Held(order));
                    assertThat(Stream.of(Scope.ACCOUNT, Scope.strategy(behaviour), Scope.symbol(symbol))
                                    .map(scope -> tiers.getOrDefault(scope, Tier.NORMAL)))
                            .allMatch(tier -> tier.compareTo(Tier.HALTED) < 0);
                }
                case Denied denied -> denials.merge(denied.reason(), 1, Integer::sum);
                case RiskEvent other -> throw new AssertionError("no decision: " + other);
            }
        }

        /** An entry fills or is refused, or a position is funded or closed: always, whatever the breakers say. */
        private void trade() {
            if (held.isEmpty()) {
                return;
            }
            Held one = held.get(random.nextInt(held.size()));
            BracketOrder order = one.order;
            if (!one.entered && random.nextInt(20) == 0) {
                held.remove(one);
                judged(
                        engine.on(new OrderEvent.Rejected(
                                order.orderId(), order.symbol(), Leg.ENTRY, OrderEvent.RejectReason.TOO_LATE, now)),
                        false);
            } else if (!one.entered) {
                one.entered = true;
                one.priceE8 = RiskMarket.cents(prices.get(order.symbol()));
                fill(one, Leg.ENTRY, order.side(), one.priceE8);
            } else if (random.nextInt(10) == 0) {
                long amount = random.nextInt(1_000) - 500L;
                cashE16 = cashE16.add(e16(amount));
                judged(
                        engine.on(new OrderEvent.Funded(order.orderId(), order.symbol(), Leg.ENTRY, 1, 1, amount, now)),
                        false);
            } else {
                held.remove(one);
                long step = (long) (random.nextGaussian() * 3 * E8.ONE) / 1_000_000 * 1_000_000;
                long exit = Math.max(E8.ONE, one.priceE8 + step);
                boolean won = step * order.side().sign() > 0;
                fill(one, won ? Leg.TAKE_PROFIT : Leg.STOP, order.side().opposite(), exit);
            }
        }

        private void fill(Held one, Leg leg, Side side, long priceE8) {
            long fee = E8.multiply(E8.multiply(priceE8, one.order.quantityE8()), 50_000);
            cashE16 = cashE16.subtract(e16(fee));
            if (leg != Leg.ENTRY) {
                cashE16 = cashE16.add(BigInteger.valueOf(one.order.side().sign() * (priceE8 - one.priceE8))
                        .multiply(BigInteger.valueOf(one.order.quantityE8())));
            }
            judged(
                    engine.on(new OrderEvent.Filled(
                            one.order.orderId(),
                            one.order.symbol(),
                            leg,
                            side,
                            one.order.quantityE8(),
                            priceE8,
                            fee,
                            leg == Leg.TAKE_PROFIT ? Liquidity.MAKER : Liquidity.TAKER,
                            now)),
                    false);
        }

        /** What the venue may not say: nothing comes of it. */
        private void nonsense(String symbol) {
            OrderEvent event;
            if (held.isEmpty() || random.nextBoolean()) {
                event = new OrderEvent.Filled(
                        symbol + "-0", symbol, Leg.ENTRY, Side.BUY, E8.ONE, E8.ONE, 0, Liquidity.TAKER, now);
            } else {
                BracketOrder order = held.get(random.nextInt(held.size())).order;
                event = new OrderEvent.Filled(
                        order.orderId(),
                        order.symbol(),
                        Leg.ENTRY,
                        order.side(),
                        order.quantityE8() + 1 + random.nextInt(1_000),
                        E8.ONE,
                        0,
                        Liquidity.TAKER,
                        now);
            }
            try {
                engine.on(event);
                throw new AssertionError("not refused: " + event);
            } catch (IllegalArgumentException refused) {
                refusals++;
            }
        }

        private void report(String symbol) {
            judged(
                    engine.on(
                            random.nextInt(3) == 0
                                    ? new VenueReport.Erred(-1001, now)
                                    : new VenueReport.Positioned(symbol, random.nextInt(20) == 0 ? 1 : 0, 0, now)),
                    false);
        }

        private void person(String symbol) {
            Scope scope = switch (random.nextInt(3)) {
                case 0 -> Scope.ACCOUNT;
                case 1 -> Scope.symbol(symbol);
                default -> Scope.strategy(random.nextBoolean() ? Behaviour.CONTINUATION : Behaviour.REVERSAL);
            };
            if (random.nextInt(4) == 0) {
                Tier tier = List.of(Tier.REDUCED, Tier.HALTED, Tier.KILLED).get(random.nextInt(3));
                judged(engine.on(scope, new Tripped(now, tier, "anna", "test")), true);
            } else {
                judged(engine.on(scope, new Reset(now, "anna", "test")), true);
            }
        }

        /** Every move is one that may be made. */
        private void judged(List<RiskEvent> events, boolean byPerson) {
            for (RiskEvent event : events) {
                if (!(event instanceof BreakerMoved move)) {
                    continue;
                }
                Tier before = tiers.getOrDefault(move.scope(), Tier.NORMAL);
                assertThat(move.from()).isEqualTo(before);
                assertThat(move.to()).isNotEqualTo(before);
                if (!byPerson) {
                    assertThat(before).as("left by itself: %s", move).isNotEqualTo(Tier.KILLED);
                    if (move.to().compareTo(before) < 0) {
                        eased(move);
                    }
                }
                if (move.to() == Tier.HALTED || move.to() == Tier.TRIAL) {
                    haltedAt.put(move.scope(), move.timeMicros());
                }
                tiers.put(move.scope(), move.to());
                moves.merge(move.from() + ">" + move.to(), 1, Integer::sum);
            }
            for (CircuitBreaker breaker : engine.breakers()) {
                if (breaker.tier() != tiers.getOrDefault(breaker.scope(), Tier.NORMAL)) {
                    throw new AssertionError("moved without a word: " + breaker.scope());
                }
            }
        }

        /** Within a day a tier only rises, unless the drawdown that it was for is half gone. */
        private void eased(BreakerMoved move) {
            if (move.from() == Tier.REDUCED) {
                assertThat(move.drawdownE8()).isLessThan(2_500_000);
            } else {
                assertThat(move.timeMicros() - haltedAt.get(move.scope())).isGreaterThanOrEqualTo(DAY);
            }
        }

        private void balanced() {
            var account = engine.account();
            if (account.cashE8() != account.startE8() + account.realisedE8() - account.feesE8() + account.fundingE8()) {
                throw new AssertionError("the ledger does not balance");
            }
            // Prices in cents and quantities in thousandths are exact in E8.
            if (!e16(account.cashE8()).equals(cashE16)) {
                throw new AssertionError("cash is " + account.cashE8() + ", coins say " + cashE16);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void holdsWhateverComes(long seed) {
        History history = new History(seed);
        for (int i = 0; i < INPUTS; i++) {
            history.goOn();
        }
        System.out.println("seed " + seed + ": " + INPUTS + " inputs, " + history.approvals + " approved, "
                + history.refusals + " refused of the venue, denied " + history.denials + ", moves " + history.moves);
        assertThat(history.moves.keySet())
                .contains(
                        "NORMAL>REDUCED",
                        "NORMAL>HALTED",
                        "REDUCED>NORMAL",
                        "HALTED>TRIAL",
                        "TRIAL>HALTED",
                        "KILLED>NORMAL");
        assertThat(history.denials.keySet())
                .contains(
                        DenialReason.BREAKER_HALTED,
                        DenialReason.BREAKER_KILLED,
                        DenialReason.SYMBOL_HALTED,
                        DenialReason.STRATEGY_HALTED,
                        DenialReason.SYMBOL_NOTIONAL);
        assertThat(history.approvals).isGreaterThan(1_000);
        assertThat(history.refusals).isGreaterThan(1_000);
    }
}
