package io.equilibrium.research.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.unit.E8;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarSurrogatesTest {
    private static final double ROUNDING = 1e-9;

    @Test
    void aMirroredBarKeepsItsTimeAndTheSizeOfEveryLogMove() {
        BarHistory history = Histories.walk("BTCUSDT", 500, 1);
        Draw draw = new Draw(7, 3);
        List<Bar> mirrored = Histories.bars(new MirroredBars(history), draw);
        int turned = 0;
        for (int i = 0; i < mirrored.size(); i++) {
            Bar real = history.bars().get(i);
            Bar bar = mirrored.get(i);
            boolean turns = draw.mirrors(real.openTimeMicros());
            turned += turns ? 1 : 0;
            assertThat(bar.openTimeMicros()).isEqualTo(real.openTimeMicros());
            assertThat(log(bar.closeE8(), bar.openE8()))
                    .isCloseTo((turns ? -1 : 1) * log(real.closeE8(), real.openE8()), within(ROUNDING));
            assertThat(log(bar.highE8(), bar.openE8()))
                    .isCloseTo(
                            turns ? log(real.openE8(), real.lowE8()) : log(real.highE8(), real.openE8()),
                            within(ROUNDING));
            assertThat(log(bar.openE8(), bar.lowE8()))
                    .isCloseTo(
                            turns ? log(real.highE8(), real.openE8()) : log(real.openE8(), real.lowE8()),
                            within(ROUNDING));
        }
        assertThat(turned).isBetween(200, 300);
    }

    @Test
    void symbolsAreMirroredTogether() {
        List<Bar> one = Histories.bars(new MirroredBars(Histories.walk("BTCUSDT", 300, 1)), new Draw(7, 0));
        List<Bar> other = Histories.bars(
                new MirroredBars(new BarHistory(
                        "ETHUSDT",
                        Histories.LENGTH,
                        Histories.walk("BTCUSDT", 300, 1).bars())),
                new Draw(7, 0));
        List<Bar> next = Histories.bars(new MirroredBars(Histories.walk("BTCUSDT", 300, 1)), new Draw(7, 1));
        assertThat(one).isEqualTo(other).isNotEqualTo(next);
    }

    /** A gap before a bar is part of its move. */
    @Test
    void aGapIsMirroredWithItsBar() {
        List<Bar> bars = List.of(
                new Bar(0, 100 * E8.ONE, 100 * E8.ONE, 100 * E8.ONE, 100 * E8.ONE, 0),
                new Bar(Histories.MICROS, 110 * E8.ONE, 110 * E8.ONE, 110 * E8.ONE, 110 * E8.ONE, 0));
        MirroredBars surrogate = new MirroredBars(new BarHistory("BTCUSDT", Histories.LENGTH, bars));
        List<Long> opens = IntStream.range(0, 20)
                .mapToObj(run ->
                        Histories.bars(surrogate, new Draw(1, run)).get(1).openE8())
                .distinct()
                .sorted()
                .toList();
        assertThat(opens).containsExactly(Math.round(100 / 1.1 * E8.ONE), 110 * E8.ONE);
    }

    /** Of a Brownian motion E[ln(high/low)²] = 4 ln 2 σ² and E[ln(close/open)²] = σ². */
    @Test
    void aWalkHasTheVolatilityOfTheDataByItsRangesAndByItsMoves() {
        BarHistory mould = Histories.even("BTCUSDT", 40_000);
        List<Bar> walk = Histories.bars(new RandomWalkBars(mould, Histories.ATR_BAR), new Draw(5, 0));
        double parkinson = mean(mould.bars(), BarSurrogatesTest::parkinson);
        assertThat(mean(walk, BarSurrogatesTest::parkinson) / parkinson).isCloseTo(1, within(0.02));
        assertThat(mean(walk, bar -> square(log(bar.closeE8(), bar.openE8()))) / parkinson)
                .isCloseTo(1, within(0.03));
        assertThat(mean(walk, bar -> log(bar.closeE8(), bar.openE8())) / Math.sqrt(parkinson))
                .isCloseTo(0, within(0.02));
    }

    private static double parkinson(Bar bar) {
        return square(log(bar.highE8(), bar.lowE8())) / (4 * Math.log(2));
    }

    private static double square(double value) {
        return value * value;
    }

    private static double log(long above, long below) {
        return Math.log((double) above / below);
    }

    private static double mean(List<Bar> bars, ToDoubleFunction<Bar> of) {
        return bars.stream().mapToDouble(of).average().orElseThrow();
    }
}
