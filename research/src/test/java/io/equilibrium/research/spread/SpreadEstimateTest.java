package io.equilibrium.research.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.market.BarTicks;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadEstimateTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final double HALF = 0.002;

    private final SpreadEstimate estimate = new SpreadEstimate();

    /** Buyers pay the middle and half a spread more, sellers get half a spread less, while the middle walks. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tradesAndQuotesTellTheSpreadThatWasPlanted(long seed) {
        Random random = new Random(seed);
        double middle = 1_000;
        for (int i = 1; i <= 20_000; i++) {
            middle *= Math.exp(0.0005 * random.nextGaussian());
            boolean buys = random.nextBoolean();
            long ask = e8(middle * (1 + HALF));
            long bid = e8(middle * (1 - HALF));
            Aggressor aggressor = buys ? Aggressor.BUYER : Aggressor.SELLER;
            Quote quote = new Quote(bid, E8.ONE, ask, E8.ONE);
            estimate.on(new Tick(SYMBOL, i, buys ? ask : bid, E8.ONE, aggressor, Move.JUMP, i, i, quote));
        }
        assertThat(estimate.byTrades().value()).as("seed %d", seed).isCloseTo(HALF, within(0.00005));
        assertThat(estimate.byQuotes().value()).as("seed %d", seed).isCloseTo(HALF, within(0.000001));
        assertThat(estimate.byBars().of()).isZero();
    }

    /** A bar's high was bought and its low sold; the range that the middle walks in grows with time, the spread does not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void barsTellASpreadThatIsNotSmallBesideTheirMoves(long seed) {
        Random random = new Random(seed);
        BarTicks ticks = new BarTicks(SYMBOL, Duration.ofMinutes(1), BarPath.AUTO);
        double middle = 1_000;
        for (int bar = 0; bar < 5_000; bar++) {
            double open = middle;
            double high = middle;
            double low = middle;
            for (int i = 0; i < 100; i++) {
                middle *= Math.exp(0.0001 * random.nextGaussian());
                high = Math.max(high, middle);
                low = Math.min(low, middle);
            }
            ticks.of(
                    new Bar(
                            bar * 60_000_000L,
                            e8(open),
                            e8(high * (1 + HALF)),
                            e8(low * (1 - HALF)),
                            e8(middle),
                            E8.ONE),
                    estimate::on);
        }
        assertThat(estimate.byBars().value()).as("seed %d", seed).isCloseTo(HALF, within(0.0003));
        assertThat(estimate.byBars().of()).as("pairs, the last bar's too").isEqualTo(4_999);
        assertThat(estimate.byTrades().of()).isZero();
    }

    private static long e8(double value) {
        return Math.round(value * 1_000) * (E8.ONE / 1_000);
    }
}
