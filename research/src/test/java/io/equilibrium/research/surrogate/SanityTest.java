package io.equilibrium.research.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.evidence.BinomialInterval;
import io.equilibrium.domain.evidence.SurrogateStatistic;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.research.synthetic.Regimes;
import io.equilibrium.research.synthetic.SyntheticMarket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No edge in, no edge out; a planted one is found. */
class SanityTest {
    private static final int SEEDS = 200;
    /** Kolmogorov's 1 % bound. */
    private static final double BOUND = 1.628 / Math.sqrt(SEEDS);

    @Test
    void pValuesOfMarketsWithoutAnEdgeAreUniform() throws InterruptedException {
        uniform(2_500, 99);
    }

    @Test
    @Tag("long")
    void pValuesOfLongMarketsWithoutAnEdgeAreUniform() throws InterruptedException {
        uniform(20_000, 199);
    }

    private static void uniform(int bars, int runs) throws InterruptedException {
        Map<SurrogateStatistic, List<Double>> p = new EnumMap<>(SurrogateStatistic.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            BarHistory history = Histories.walk("BTCUSDT", bars, 1_000 + seed);
            Asset asset = new BarAsset(
                    history,
                    new MirroredBars(history),
                    List.of(new PathRules(TradingSettings.DEFAULT, Histories.LENGTH, BarPath.AUTO)));
            Compared row = new SurrogateRuns(List.of(asset), runs, seed, 2)
                    .run(prices -> {})
                    .getFirst();
            for (SurrogateStatistic statistic : SurrogateStatistic.values()) {
                p.computeIfAbsent(statistic, any -> new ArrayList<>()).add(statistic.p(row.value(statistic)));
            }
        }
        for (SurrogateStatistic statistic : SurrogateStatistic.values()) {
            List<Double> values = Objects.requireNonNull(p.get(statistic));
            // The largest |z| takes few values, so that ties make its p too large; never too small.
            double distance = statistic == SurrogateStatistic.LARGEST_Z
                    ? above(values, runs)
                    : Math.max(
                            above(values, runs),
                            above(
                                    values.stream()
                                            .map(one -> 1 - one + 1 / (runs + 1.0))
                                            .toList(),
                                    runs));
            assertThat(distance).as(statistic.title()).isLessThan(BOUND);
        }
    }

    /** How far the share of p-values up to a bound exceeds that bound, at most, where p-values can lie. */
    private static double above(List<Double> p, int runs) {
        return IntStream.rangeClosed(1, runs + 1)
                .mapToDouble(i -> i / (runs + 1.0))
                .map(bound -> p.stream().filter(one -> one <= bound + 1e-9).count() / (double) p.size() - bound)
                .max()
                .orElseThrow();
    }

    private static TickAsset asset(Regimes regimes) {
        List<Tick> ticks = new ArrayList<>();
        new SyntheticMarket("PLANTUSDT", regimes, 11).run(4_000, ticks::add);
        TickHistory history = new TickHistory(
                "PLANTUSDT",
                ticks.stream().mapToLong(Tick::eventTimeMicros).toArray(),
                ticks.stream().mapToLong(Tick::priceE8).toArray());
        int block = TickAsset.shortestBlock(history, TradingSettings.DEFAULT);
        return new TickAsset(history, new SignedBlocks(history, block), TradingSettings.DEFAULT);
    }

    @Test
    void aPlantedRegimeIsFoundAndItsSizeLiesInTheInterval() throws InterruptedException {
        Compared row = new SurrogateRuns(List.of(asset(step -> 0.55)), 99, 1, 2)
                .run(prices -> {})
                .getFirst();
        assertThat(row.p(SurrogateStatistic.CONTINUATIONS)).isLessThanOrEqualTo(0.05);
        long bits = row.observed().bits();
        BinomialInterval interval =
                BinomialInterval.of(Math.round(row.observed().continuationShare() * bits), bits);
        assertThat(interval.low()).isBetween(0.5, 0.55);
        assertThat(interval.high()).isGreaterThan(0.55);
    }

    @Test
    void theSameMarketWithoutItIsNot() throws InterruptedException {
        Compared row = new SurrogateRuns(List.of(asset(Regimes.FAIR)), 99, 1, 2)
                .run(prices -> {})
                .getFirst();
        for (SurrogateStatistic statistic : SurrogateStatistic.values()) {
            assertThat(row.p(statistic)).as(statistic.title()).isGreaterThan(0.05);
        }
    }
}
