package io.equilibrium.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.MarketEvent;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent;
import io.equilibrium.domain.pipeline.RoadEvent.Answered;
import io.equilibrium.domain.pipeline.RoadEvent.Decided;
import io.equilibrium.domain.pipeline.RoadEvent.Signalled;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.unit.E8;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bets on walks without an edge, as they were on paper and as they were filled. */
class ExecutionDragTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final long CENT = 1_000_000;
    private static final long FUNDED_EVERY = Duration.ofHours(8).toSeconds() * 1_000_000;
    private static final TradingSettings SETTINGS = TradingSettings.DEFAULT.withInstruments(
            Instruments.of(new Instrument(SYMBOL, CENT, 100_000, 100_000, 5 * E8.ONE)));

    /** A cent up or down at each print, as a coin says; jumps of several where it is rough. */
    private static List<MarketEvent> walk(long seed, int prints, int roughness) {
        Random random = new Random(seed);
        List<MarketEvent> events = new ArrayList<>();
        long cents = 10_000;
        long time = 0;
        for (int i = 1; i <= prints; i++) {
            boolean jumps = roughness > 1 && random.nextInt(100) == 0;
            cents += (random.nextBoolean() ? 1L : -1L) * (jumps ? 80 : 1 + random.nextInt(roughness));
            long before = time;
            time += 1 + random.nextInt(40_000_000);
            if (roughness > 1 && time / FUNDED_EVERY > before / FUNDED_EVERY) {
                events.add(new Funding(SYMBOL, random.nextInt(100_000) - 30_000L, time / FUNDED_EVERY * FUNDED_EVERY));
            }
            events.add(new Tick(SYMBOL, i, cents * CENT, E8.ONE, Aggressor.BUYER, Move.JUMP, time, time));
        }
        return events;
    }

    private static List<RoadEvent> run(List<MarketEvent> market) {
        return run(market, EntryStyle.AT_STEP);
    }

    private static List<RoadEvent> run(List<MarketEvent> market, EntryStyle entry) {
        TradingPipeline pipeline = new TradingPipeline(new TradingSettings(
                SETTINGS.strategy(),
                SETTINGS.risk().withEntry(entry),
                SETTINGS.paper(),
                SETTINGS.markInterval(),
                SETTINGS.instruments()));
        List<RoadEvent> events = new ArrayList<>();
        market.forEach(event -> events.addAll(pipeline.on(event)));
        return events;
    }

    private static Map<String, BetDrag> drags(List<RoadEvent> events) {
        return drags(events, EntryStyle.AT_STEP);
    }

    private static Map<String, BetDrag> drags(List<RoadEvent> events, EntryStyle entry) {
        ExecutionDrag drag = new ExecutionDrag(
                DeniedQuantity.of(SETTINGS.risk()), entry, SETTINGS.paper().fees());
        Map<String, BetDrag> drags = new TreeMap<>();
        for (RoadEvent event : events) {
            take(drag, event)
                    .ifPresent(bet -> assertThat(drags.put(bet.orderId(), bet))
                            .as("told once")
                            .isNull());
        }
        return drags;
    }

    private static Optional<BetDrag> take(ExecutionDrag drag, RoadEvent event) {
        if (event instanceof Signalled(BetResolved resolved)) {
            return drag.on(resolved);
        } else if (event instanceof Decided(RiskEvent.Approved approved)) {
            return drag.on(approved);
        } else if (event instanceof Decided(RiskEvent.Denied denied)) {
            return drag.on(denied);
        }
        return event instanceof Answered(OrderEvent answer) ? drag.on(answer) : Optional.empty();
    }

    @ParameterizedTest(name = "seed {0}, carried {1}")
    @CsvSource({"1, false", "2, false", "3, false", "4, false", "1, true", "2, true", "3, true", "4, true"})
    void everyBetIsPartedFromItsTwinAsItsOwnFillsSay(long seed, boolean carried) {
        EntryStyle style = carried ? EntryStyle.CARRIED : EntryStyle.AT_STEP;
        List<RoadEvent> events = run(walk(seed, 150_000, 7), style);
        Map<String, BetDrag> drags = drags(events, style);
        Map<String, BigInteger> cashE16 = new HashMap<>();
        Map<String, Long> held = new HashMap<>();
        Map<String, Long> paid = new HashMap<>();
        Map<String, Long> funded = new HashMap<>();
        Map<String, BetResolved> resolved = new HashMap<>();
        Set<String> untraded = new HashSet<>();
        for (RoadEvent event : events) {
            if (event instanceof Answered(OrderEvent.Filled fill)) {
                long signed = fill.side().sign() * fill.quantityE8();
                held.merge(fill.orderId(), signed, Long::sum);
                paid.merge(fill.orderId(), fill.feeE8(), Long::sum);
                cashE16.merge(
                        fill.orderId(),
                        BigInteger.valueOf(-signed)
                                .multiply(BigInteger.valueOf(fill.priceE8()))
                                .subtract(e16(fill.feeE8())),
                        BigInteger::add);
            } else if (event instanceof Answered(OrderEvent.Funded funding)) {
                funded.merge(funding.orderId(), funding.amountE8(), Long::sum);
                cashE16.merge(funding.orderId(), e16(funding.amountE8()), BigInteger::add);
            } else if (event instanceof Answered(OrderEvent.Expired expired)) {
                untraded.add(expired.orderId());
            } else if (event instanceof Decided(RiskEvent.Denied denied)) {
                untraded.add(denied.orderId());
            } else if (event instanceof Signalled(BetResolved bet)
                    && bet.resolvedAt().gap() == 0) {
                resolved.put(BracketOrder.idOf(SYMBOL, bet.bet().decidedAt().sequence()), bet);
            }
        }
        Set<String> expected = new HashSet<>(resolved.keySet());
        expected.removeIf(id -> held.getOrDefault(id, 0L) != 0);
        expected.removeIf(id -> !held.containsKey(id) && !untraded.contains(id));
        assertThat(drags.keySet()).isEqualTo(expected).hasSizeGreaterThan(80);
        drags.forEach((id, drag) -> {
            BetResolved twin = resolved.get(id);
            long size = E8.multiply(twin.bet().decidedAt().sizeE8(), drag.quantityE8());
            assertThat(drag.statisticalE8()).isEqualTo(twin.won() ? size : -size);
            assertThat(drag.isTraded()).isEqualTo(held.containsKey(id));
            assertThat(e16(drag.filledE8())).isEqualTo(cashE16.getOrDefault(id, BigInteger.ZERO));
            assertThat(drag.parts().feeE8() + drag.parts().carriedE8()).isEqualTo(paid.getOrDefault(id, 0L));
            assertThat(drag.parts().carriedE8()).isLessThanOrEqualTo(0);
            assertThat(drag.parts().fundingE8()).isEqualTo(-funded.getOrDefault(id, 0L));
            assertThat(drag.parts().sumE8()).isEqualTo(drag.statisticalE8() - drag.filledE8());
        });
        // What is carried is taken over at any price, and so hardly ever skipped.
        assertThat(carried || drags.values().stream().anyMatch(drag -> !drag.isTraded()))
                .isTrue();
        assertThat(drags.values()).anyMatch(drag -> drag.parts().fundingE8() != 0);
        assertThat(drags.values()).anyMatch(drag -> drag.parts().latencyE8() != 0);
        assertThat(drags.values()).anyMatch(drag -> drag.parts().slippageE8() != 0);
        assertThat(drags.values().stream().anyMatch(drag -> drag.parts().carriedE8() != 0))
                .isEqualTo(carried);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aTrapIsPartedFromTheBetOfTheStepThatFillsIt(long seed) {
        List<RoadEvent> events = run(walk(seed, 150_000, 7), EntryStyle.TRAP);
        Map<String, BetDrag> drags = drags(events, EntryStyle.TRAP);
        Map<String, BigInteger> cashE16 = new HashMap<>();
        Map<String, Long> held = new HashMap<>();
        Map<String, BetResolved> resolved = new HashMap<>();
        for (RoadEvent event : events) {
            if (event instanceof Answered(OrderEvent.Filled fill)) {
                long signed = fill.side().sign() * fill.quantityE8();
                held.merge(fill.orderId(), signed, Long::sum);
                cashE16.merge(
                        fill.orderId(),
                        BigInteger.valueOf(-signed)
                                .multiply(BigInteger.valueOf(fill.priceE8()))
                                .subtract(e16(fill.feeE8())),
                        BigInteger::add);
            } else if (event instanceof Answered(OrderEvent.Funded funding)) {
                cashE16.merge(funding.orderId(), e16(funding.amountE8()), BigInteger::add);
            } else if (event instanceof Signalled(BetResolved bet)
                    && bet.resolvedAt().gap() == 0) {
                resolved.put(BracketOrder.idOf(SYMBOL, bet.bet().decidedAt().sequence()), bet);
            }
        }
        int traded = 0;
        for (BetResolved bet : resolved.values()) {
            long sequence = bet.bet().decidedAt().sequence();
            BetDrag drag = drags.get(BracketOrder.idOf(SYMBOL, sequence));
            String trap = BracketOrder.idOf(SYMBOL, sequence - 1);
            boolean first = bet.bet().index() == 1;
            if (!first && held.containsKey(trap) && held.get(trap) == 0) {
                assertThat(e16(drag.filledE8())).isEqualTo(cashE16.get(trap));
                assertThat(drag.parts().sumE8()).isEqualTo(drag.statisticalE8() - drag.filledE8());
                assertThat(drag.isTraded()).isTrue();
                traded++;
            } else if (drag != null) {
                assertThat(drag.isTraded()).isFalse();
                assertThat(drag.skippedBecause().equals(ExecutionDrag.FIRST_OF_SERIES))
                        .isEqualTo(first);
            }
            if (drag != null) {
                long size = E8.multiply(bet.bet().decidedAt().sizeE8(), drag.quantityE8());
                assertThat(drag.statisticalE8()).isEqualTo(bet.won() ? size : -size);
            }
        }
        assertThat(traded).isGreaterThan(30);
        assertThat(drags.values()).extracting(BetDrag::skippedBecause).contains("RAN_AWAY");
        assertThat(drags.values().stream().filter(BetDrag::isTraded)).hasSize(traded);
    }

    private static BigInteger e16(long valueE8) {
        return BigInteger.valueOf(valueE8).multiply(BigInteger.valueOf(E8.ONE));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void itDoesNotMatterHowTheKindsOfEventsInterleave(long seed) {
        List<RoadEvent> events = run(walk(seed, 80_000, 5));
        List<List<RoadEvent>> kinds = List.of(
                events.stream().filter(Answered.class::isInstance).toList(),
                events.stream().filter(Decided.class::isInstance).toList(),
                events.stream().filter(Signalled.class::isInstance).toList());
        List<RoadEvent> mixed = new ArrayList<>();
        int[] at = new int[kinds.size()];
        List<Integer> turns = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            turns.addAll(Collections.nCopies(kinds.get(kind).size(), kind));
        }
        Collections.shuffle(turns, new Random(seed));
        turns.forEach(kind -> mixed.add(kinds.get(kind).get(at[kind]++)));
        assertThat(drags(mixed)).isEqualTo(drags(events)).isNotEmpty();
    }

    static Stream<Arguments> driftless() {
        return LongStream.rangeClosed(11, 15)
                .boxed()
                .flatMap(seed -> Stream.of(EntryStyle.AT_STEP, EntryStyle.TRAP, EntryStyle.CARRIED)
                        .map(style -> Arguments.of(seed, style)));
    }

    /**
     * Whatever the bets were, at the market's own prices they make nothing: profit is minus what the fills were worse than
     * the market, and the fees. A take profit rests, and is passed by a cent before it fills.
     */
    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("driftless")
    void onAWalkWithoutDriftNetProfitIsMinusTheCosts(long seed, EntryStyle style) {
        double net = 0;
        double costs = 0;
        double squares = 0;
        Map<String, Double> atMarket = new HashMap<>();
        for (RoadEvent event : run(walk(seed, 400_000, 1), style)) {
            if (event instanceof Answered(OrderEvent.Filled fill)) {
                long through =
                        fill.liquidity() == Liquidity.MAKER ? -fill.side().sign() * CENT : 0;
                double market = value(fill, fill.lastE8() + through);
                double actual = value(fill, fill.priceE8()) - E8.toDouble(fill.feeE8());
                net += actual;
                costs += market - actual;
                atMarket.merge(fill.orderId(), market, Double::sum);
                if (fill.leg() != Leg.ENTRY && fill.completesLeg()) {
                    squares += Math.pow(atMarket.getOrDefault(fill.orderId(), 0.0), 2);
                    atMarket.remove(fill.orderId());
                }
            }
        }
        // What is open at the end has bought and not sold.
        for (double open : atMarket.values()) {
            net -= open;
        }
        double interval = 4 * Math.sqrt(squares);
        assertThat(net).isBetween(-costs - interval, -costs + interval);
        assertThat(net).as("costs show").isLessThan(-interval);
    }

    private static double value(OrderEvent.Filled fill, long priceE8) {
        return -fill.side().sign() * E8.toDouble(priceE8) * E8.toDouble(fill.quantityE8());
    }

    @Test
    void partsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> new BetDrag("A-1", "A", 1, 5, 3, DragParts.NONE, BetDrag.TRADED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A-1: ")
                .hasMessageContaining("do not add up to 5 less 3");
    }
}
