package io.equilibrium.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.LeverageBracket;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.evidence.MoneyRow;
import io.equilibrium.domain.evidence.MoneyStatistics;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent.Answered;
import io.equilibrium.domain.pipeline.RoadEvent.Decided;
import io.equilibrium.domain.pipeline.RoadEvent.Signalled;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.PaperSettings;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole road on seeded markets without an edge, as bars and as prints. */
class TradingPipelineTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final TradingSettings SETTINGS = TradingSettings.DEFAULT.withInstruments(
            Instruments.of(new Instrument(SYMBOL, 1_000_000, 100_000, 100_000, 5 * E8.ONE)));

    private static final TradingSettings TRAPS = entered(EntryStyle.TRAP);
    private static final TradingSettings CARRIED = entered(EntryStyle.CARRIED);

    private static TradingSettings entered(EntryStyle entry) {
        return new TradingSettings(
                SETTINGS.strategy(),
                SETTINGS.risk().withEntry(entry),
                SETTINGS.paper(),
                SETTINGS.markInterval(),
                SETTINGS.instruments());
    }

    static Stream<List<Tick>> markets() {
        return LongStream.of(1, 2, 3).boxed().flatMap(seed -> Stream.of(bars(seed), prints(seed)));
    }

    static Stream<Arguments> roads() {
        return Stream.of(SETTINGS, TRAPS, CARRIED)
                .flatMap(settings -> markets().map(ticks -> Arguments.of(ticks, settings)));
    }

    @ParameterizedTest
    @MethodSource("roads")
    void cuttingTheTicksChangesNothingBeforeTheCut(List<Tick> ticks, TradingSettings settings) {
        List<RoadEvent> whole = new ArrayList<>();
        List<Integer> until = new ArrayList<>();
        TradingPipeline pipeline = new TradingPipeline(settings);
        for (Tick tick : ticks) {
            whole.addAll(pipeline.on(tick));
            until.add(whole.size());
        }
        assertThat(whole).isNotEmpty();
        for (int cut = 1; cut < ticks.size(); cut += ticks.size() / 13) {
            TradingPipeline shorter = new TradingPipeline(settings);
            List<RoadEvent> part = new ArrayList<>();
            ticks.subList(0, cut).forEach(tick -> part.addAll(shorter.on(tick)));
            assertThat(part).isEqualTo(whole.subList(0, until.get(cut - 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("roads")
    void everyBetHasOneDecisionAndEveryApprovedOrderOneEnd(List<Tick> ticks, TradingSettings settings) {
        Map<String, RiskEvent> decisions = new HashMap<>();
        Set<String> entered = new HashSet<>();
        Set<String> ended = new HashSet<>();
        TradingPipeline pipeline = new TradingPipeline(settings);
        for (RoadEvent event : run(pipeline, ticks)) {
            if (event instanceof Decided(RiskEvent.Approved approved)) {
                assertThat(decisions.put(approved.order().orderId(), approved)).isNull();
            } else if (event instanceof Decided(RiskEvent.Denied denied)) {
                assertThat(decisions.put(denied.orderId(), denied)).isNull();
            } else if (event instanceof Answered(OrderEvent.Filled filled)) {
                if (filled.leg() == Leg.ENTRY) {
                    assertThat(entered.add(filled.orderId())).isTrue();
                } else if (filled.completesLeg()) {
                    assertThat(ended.add(filled.orderId())).isTrue();
                }
            } else if (event instanceof Answered(OrderEvent.Expired expired)
                    && expired.reason() != OrderEvent.ExpiryReason.REMAINDER) {
                assertThat(ended.add(expired.orderId())).isTrue();
            }
        }
        assertThat(entered).isNotEmpty();
        assertThat(decisions.keySet()).containsAll(entered).containsAll(ended);
        Set<String> open = new HashSet<>(entered);
        open.removeAll(ended);
        assertThat(pipeline.risk().account().positions())
                .extracting("orderId")
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @ParameterizedTest
    @MethodSource("roads")
    void theLedgerBalancesAfterEveryEvent(List<Tick> ticks, TradingSettings settings) {
        TradingPipeline pipeline = new TradingPipeline(settings);
        MoneyStatistics money = new MoneyStatistics();
        Account account = pipeline.risk().account();
        Coins coins = new Coins(account.startE8());
        int funded = 0;
        for (MarketEvent event : withFunding(ticks)) {
            for (RoadEvent happened : pipeline.on(event)) {
                if (happened instanceof Answered(OrderEvent answer)) {
                    money.on(answer);
                    coins.on(answer);
                    funded += answer instanceof OrderEvent.Funded ? 1 : 0;
                }
            }
            assertThat(account.cashE8())
                    .isEqualTo(account.startE8() + account.realisedE8() - account.feesE8() + account.fundingE8());
            assertThat(account.positions().stream()
                            .mapToLong(position -> position.side().sign() * position.quantityE8())
                            .sum())
                    .isEqualTo(coins.held);
            if (account.positions().isEmpty()) {
                assertThat(account.cashE8()).isEqualTo(coins.cashE8());
            }
        }
        assertThat(funded).isPositive();
        assertThat(money.row().feesE8()).isEqualTo(account.feesE8());
        assertThat(money.row().fundingE8()).isEqualTo(account.fundingE8()).isNotZero();
        assertThat(money.row().realisedE8()).isEqualTo(account.realisedE8());
    }

    /** What was bought and sold of the one symbol, and for how much: no positions, no realised profit. */
    private static final class Coins {
        private BigInteger cashE16;
        private long held;

        Coins(long startE8) {
            cashE16 = e16(startE8);
        }

        void on(OrderEvent answer) {
            if (answer instanceof OrderEvent.Filled fill) {
                long signed = fill.side().sign() * fill.quantityE8();
                held += signed;
                cashE16 = cashE16.subtract(BigInteger.valueOf(signed).multiply(BigInteger.valueOf(fill.priceE8())))
                        .subtract(e16(fill.feeE8()));
            } else if (answer instanceof OrderEvent.Funded funded) {
                cashE16 = cashE16.add(e16(funded.amountE8()));
            }
        }

        private static BigInteger e16(long valueE8) {
            return BigInteger.valueOf(valueE8).multiply(BigInteger.valueOf(E8.ONE));
        }

        /** Prices in cents times quantities in thousandths are whole in E8. */
        long cashE8() {
            BigInteger[] parts = cashE16.divideAndRemainder(BigInteger.valueOf(E8.ONE));
            assertThat(parts[1]).isZero();
            return parts[0].longValueExact();
        }
    }

    /** What one bet passes on the next one takes, at one price and time and without a fee; more than that nobody does. */
    @ParameterizedTest
    @MethodSource("markets")
    void whatIsCarriedPassesWholeFromOneBetToTheNext(List<Tick> ticks) {
        Map<String, BetOpened> opened = new HashMap<>();
        OrderEvent.Filled passed = null;
        int won = 0;
        int lost = 0;
        int closed = 0;
        for (RoadEvent event : run(new TradingPipeline(CARRIED), ticks)) {
            if (event instanceof Signalled(BetOpened bet)) {
                opened.put(BracketOrder.idOf(SYMBOL, bet.sequence()), bet);
            } else if (event instanceof Decided(RiskEvent.Approved(BracketOrder order))) {
                BetOpened bet = Objects.requireNonNull(opened.get(order.orderId()));
                Step step = bet.bet().decidedAt();
                int sign = step.direction() == Direction.UP ? 1 : -1;
                assertThat(order.carry() != null).isEqualTo(bet.goesOn());
                assertThat(Math.abs(order.wonAtE8() - step.levelE8())).isCloseTo(step.sizeE8(), within(1_000_000L));
                assertThat(Math.abs(order.lostAtE8() - step.levelE8())).isCloseTo(step.sizeE8(), within(1_000_000L));
                if (order.carry() != null) {
                    long further = order.carry().exit() == Leg.STOP ? order.stopE8() : order.takeProfitE8();
                    assertThat(further - step.levelE8()).isCloseTo(2L * sign * step.sizeE8(), within(500_000L));
                    assertThat(order.carry().exit() == Leg.STOP)
                            .isEqualTo(order.side().sign() != sign);
                }
            } else if (event instanceof Answered(OrderEvent.Filled fill)) {
                if (passed != null) {
                    assertThat(fill.leg()).isEqualTo(Leg.ENTRY);
                    assertThat(fill.liquidity()).isEqualTo(Liquidity.CARRIED);
                    assertThat(fill.side()).isEqualTo(passed.side().opposite());
                    assertThat(List.of(fill.quantityE8(), fill.priceE8(), fill.timeMicros(), fill.feeE8()))
                            .isEqualTo(List.of(passed.quantityE8(), passed.priceE8(), passed.timeMicros(), 0L));
                    passed = null;
                } else if (fill.liquidity() == Liquidity.CARRIED) {
                    assertThat(fill.feeE8()).isZero();
                    assertThat(fill.completesLeg()).isTrue();
                    won += fill.leg() == Leg.TAKE_PROFIT ? 1 : 0;
                    lost += fill.leg() == Leg.STOP ? 1 : 0;
                    passed = fill;
                }
                closed += fill.leg() == Leg.FLATTEN && fill.completesLeg() ? 1 : 0;
            }
        }
        assertThat(passed).isNull();
        System.out.println(
                "carried after a win " + won + ", after a loss " + lost + ", closed for want of a bet " + closed);
        assertThat(List.of(won, lost)).allMatch(many -> many > 10);
    }

    /** Without costs it makes what bets that are entered anew make, but for a tick where prices are rounded. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsCarriedIsTheSameBet(long seed) {
        List<Tick> ticks = bars(seed);
        MoneyRow anew = withoutCosts(EntryStyle.AT_STEP, ticks);
        MoneyRow carried = withoutCosts(EntryStyle.CARRIED, ticks);
        assertThat(carried.entered()).isEqualTo(anew.entered()).isGreaterThan(100);
        long perBet = E8.multiply(1_000_000, 11 * E8.ONE);
        assertThat(carried.realisedE8()).isCloseTo(anew.realisedE8(), within(carried.entered() * perBet));
        assertThat(Math.abs(anew.realisedE8())).isGreaterThan(carried.entered() * perBet / 100);
    }

    private static MoneyRow withoutCosts(EntryStyle entry, List<Tick> ticks) {
        TradingSettings free = new TradingSettings(
                SETTINGS.strategy(),
                SETTINGS.risk().withEntry(entry).withStartEquityE8(10_000_000 * E8.ONE),
                new PaperSettings(
                        Duration.ZERO, 0, FeeTier.FREE, SETTINGS.paper().hole()),
                SETTINGS.markInterval(),
                SETTINGS.instruments());
        MoneyStatistics money = new MoneyStatistics();
        for (RoadEvent event : run(new TradingPipeline(free), ticks)) {
            if (event instanceof Answered(OrderEvent answer)) {
                money.on(answer);
            }
        }
        return money.row();
    }

    /** The next bet's level, for which a trap rests while the one before it is open, and where that is given up. */
    @ParameterizedTest
    @MethodSource("markets")
    void aTrapRestsAtTheNextLevelAndTheLastBetHasNone(List<Tick> ticks) {
        Map<String, BetOpened> opened = new HashMap<>();
        int stops = 0;
        int limits = 0;
        int last = 0;
        for (RoadEvent event : run(new TradingPipeline(TRAPS), ticks)) {
            if (event instanceof Signalled(BetOpened bet)) {
                opened.put(BracketOrder.idOf(SYMBOL, bet.sequence()), bet);
            } else if (event instanceof Decided(RiskEvent.Denied denied)) {
                BetOpened bet = Objects.requireNonNull(opened.get(denied.orderId()));
                boolean isLast = denied.reason() == DenialReason.LAST_OF_SERIES;
                assertThat(isLast && bet.bet().index() != 7).isFalse();
                last += isLast ? 1 : 0;
            } else if (event instanceof Decided(RiskEvent.Approved(BracketOrder order))) {
                Step step = Objects.requireNonNull(opened.get(order.orderId()))
                        .bet()
                        .decidedAt();
                int sign = step.direction() == Direction.UP ? 1 : -1;
                long level = step.levelE8() + sign * step.sizeE8();
                Entry.Trap trap = (Entry.Trap) order.entry();
                assertThat(Math.abs(trap.levelE8() - level)).isLessThanOrEqualTo(500_000);
                assertThat(trap.givenUpE8()).isEqualTo(level - sign * (step.sizeE8() * 6 / 5));
                assertThat(Math.abs(order.takeProfitE8() - level)).isCloseTo(step.sizeE8(), within(500_000L));
                limits += order.isRestingLimit() ? 1 : 0;
                stops += order.isRestingLimit() ? 0 : 1;
                assertThat(order.isRestingLimit()).isEqualTo(order.side().sign() != sign);
            }
        }
        assertThat(List.of(stops, limits, last)).allMatch(many -> many > 0);
    }

    /** A funding right before the first tick of every eight hours. */
    private static List<MarketEvent> withFunding(List<Tick> ticks) {
        long every = Duration.ofHours(8).toSeconds() * 1_000_000;
        List<MarketEvent> events = new ArrayList<>();
        long period = 0;
        for (Tick tick : ticks) {
            if (tick.eventTimeMicros() / every > period) {
                period = tick.eventTimeMicros() / every;
                events.add(new Funding(SYMBOL, period % 2 == 0 ? 10_000 : -3_000, period * every));
            }
            events.add(tick);
        }
        return events;
    }

    @ParameterizedTest
    @MethodSource("markets")
    void whatIsLiquidatedLosesItsMarginAtMost(List<Tick> ticks) {
        Map<String, OrderEvent.Filled> entries = new HashMap<>();
        int liquidated = 0;
        for (RoadEvent event : run(new TradingPipeline(withLeverage(200, SETTINGS.risk())), ticks)) {
            if (event instanceof Answered(OrderEvent.Filled fill)) {
                if (fill.leg() == Leg.ENTRY) {
                    entries.put(fill.orderId(), fill);
                } else if (fill.leg() == Leg.LIQUIDATION) {
                    liquidated++;
                    OrderEvent.Filled entry = entries.get(fill.orderId());
                    long profit =
                            E8.multiply(entry.side().sign() * (fill.priceE8() - entry.priceE8()), fill.quantityE8());
                    long margin = Math.ceilDiv(E8.multiply(entry.priceE8(), entry.quantityE8()), 200);
                    assertThat(profit).isNegative();
                    assertThat(profit - fill.feeE8()).isGreaterThanOrEqualTo(-margin);
                }
            }
        }
        assertThat(liquidated).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void moreThanTheVenueOrTheEquityAllowsIsDenied(List<Tick> ticks) {
        assertThat(reasons(withLeverage(201, SETTINGS.risk()), ticks)).containsOnly(DenialReason.LEVERAGE);
        RiskSettings poor = SETTINGS.risk().withStartEquityE8(100 * E8.ONE);
        assertThat(reasons(withLeverage(5, poor), ticks)).containsOnly(DenialReason.MARGIN);
    }

    private static Set<DenialReason> reasons(TradingSettings settings, List<Tick> ticks) {
        Set<DenialReason> reasons = new HashSet<>();
        for (RoadEvent event : run(new TradingPipeline(settings), ticks)) {
            assertThat(event).isNotInstanceOf(Answered.class);
            if (event instanceof Decided(RiskEvent.Denied denied) && denied.reason() != DenialReason.RESOLVED_BY_GAP) {
                reasons.add(denied.reason());
            }
        }
        return reasons;
    }

    private static TradingSettings withLeverage(int leverage, RiskSettings risk) {
        LeverageBracket bracket = new LeverageBracket(1_000_000 * E8.ONE, 200, 400_000, 0);
        return new TradingSettings(
                SETTINGS.strategy(),
                risk,
                SETTINGS.paper(),
                SETTINGS.markInterval(),
                SETTINGS.instruments()
                        .withMargin(new Margin(leverage, E8.parse("0.0125"), Map.of(SYMBOL, List.of(bracket)))));
    }

    private static List<RoadEvent> run(TradingPipeline pipeline, List<Tick> ticks) {
        List<RoadEvent> events = new ArrayList<>();
        ticks.forEach(tick -> events.addAll(pipeline.on(tick)));
        return events;
    }

    private static List<Tick> bars(long seed) {
        Random random = new Random(seed);
        BarTicks source = new BarTicks(SYMBOL, Duration.ofMinutes(15), BarPath.AUTO);
        List<Tick> ticks = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < 8_000; i++) {
            double open = price;
            double high = open;
            double low = open;
            for (int part = 0; part < 10; part++) {
                price *= Math.exp(random.nextGaussian() * 0.001);
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            long time = i * 900_000_000L;
            source.of(new Bar(time, cents(open), cents(high), cents(low), cents(price), E8.ONE), ticks::add);
        }
        return ticks;
    }

    private static List<Tick> prints(long seed) {
        Random random = new Random(seed);
        List<Tick> ticks = new ArrayList<>();
        double price = 100;
        long time = 0;
        for (int i = 1; i <= 120_000; i++) {
            price *= Math.exp(random.nextGaussian() * 0.0005);
            time += random.nextInt(60_000_000);
            ticks.add(new Tick(SYMBOL, i, cents(price), E8.ONE, Aggressor.BUYER, Move.JUMP, time, time));
        }
        return ticks;
    }

    private static long cents(double price) {
        return Math.round(price * 100) * 1_000_000;
    }
}
