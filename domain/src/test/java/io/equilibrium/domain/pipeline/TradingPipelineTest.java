package io.equilibrium.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.evidence.MoneyStatistics;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.pipeline.RoadEvent.Answered;
import io.equilibrium.domain.pipeline.RoadEvent.Decided;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole road on seeded markets without an edge, as bars and as prints. */
class TradingPipelineTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final TradingSettings SETTINGS = TradingSettings.DEFAULT.withInstruments(
            Instruments.of(new Instrument(SYMBOL, 1_000_000, 100_000, 100_000, 5 * E8.ONE)));

    static Stream<List<Tick>> markets() {
        return LongStream.of(1, 2, 3).boxed().flatMap(seed -> Stream.of(bars(seed), prints(seed)));
    }

    @ParameterizedTest
    @MethodSource("markets")
    void cuttingTheTicksChangesNothingBeforeTheCut(List<Tick> ticks) {
        List<RoadEvent> whole = new ArrayList<>();
        List<Integer> until = new ArrayList<>();
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        for (Tick tick : ticks) {
            whole.addAll(pipeline.on(tick));
            until.add(whole.size());
        }
        assertThat(whole).isNotEmpty();
        for (int cut = 1; cut < ticks.size(); cut += ticks.size() / 13) {
            TradingPipeline shorter = new TradingPipeline(SETTINGS);
            List<RoadEvent> part = new ArrayList<>();
            ticks.subList(0, cut).forEach(tick -> part.addAll(shorter.on(tick)));
            assertThat(part).isEqualTo(whole.subList(0, until.get(cut - 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("markets")
    void everyBetHasOneDecisionAndEveryApprovedOrderOneEnd(List<Tick> ticks) {
        Map<String, RiskEvent> decisions = new HashMap<>();
        Set<String> entered = new HashSet<>();
        Set<String> ended = new HashSet<>();
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        for (RoadEvent event : run(pipeline, ticks)) {
            if (event instanceof Decided(RiskEvent.Approved approved)) {
                assertThat(decisions.put(approved.order().orderId(), approved)).isNull();
            } else if (event instanceof Decided(RiskEvent.Denied denied)) {
                assertThat(decisions.put(denied.orderId(), denied)).isNull();
            } else if (event instanceof Answered(OrderEvent.Filled filled)) {
                Set<String> set = filled.leg() == Leg.ENTRY ? entered : ended;
                assertThat(set.add(filled.orderId())).isTrue();
            } else if (event instanceof Answered(OrderEvent.Expired expired)) {
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
    @MethodSource("markets")
    void theLedgerBalancesAfterEveryFill(List<Tick> ticks) {
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        MoneyStatistics money = new MoneyStatistics();
        for (RoadEvent event : run(pipeline, ticks)) {
            if (event instanceof Answered(OrderEvent answer)) {
                money.on(answer);
            }
        }
        var account = pipeline.risk().account();
        assertThat(account.cashE8()).isEqualTo(account.startE8() + account.realisedE8() - account.feesE8());
        assertThat(money.row().feesE8()).isEqualTo(account.feesE8());
        assertThat(money.row().realisedE8()).isEqualTo(account.realisedE8());
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
