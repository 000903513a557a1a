package io.equilibrium.research.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.PathRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final Duration LENGTH = Duration.ofMinutes(15);

    private static void tell(Together together, String symbol, long seed) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < 40_000; i++) {
            double open = close;
            close = open * Math.exp(0.003 * random.nextGaussian());
            long opened = Math.round(open * E8.ONE);
            long closed = Math.round(close * E8.ONE);
            bars.add(new Bar(
                    1_704_067_200_000_000L + i * 900_000_000L,
                    opened,
                    Math.max(opened, closed) + E8.ONE / 20,
                    Math.min(opened, closed) - E8.ONE / 20,
                    closed,
                    0));
        }
        new BarHistory(symbol, LENGTH, bars)
                .tell(new PathRules(TradingSettings.DEFAULT, LENGTH, BarPath.AUTO).start(symbol, together::on));
    }

    @Test
    void theSameMarketTwiceIsOneMarketAndTwoAreTwo() {
        Together same = new Together();
        tell(same, "AAAUSDT", 1);
        tell(same, "BBBUSDT", 1);
        assertThat(same.symbols()).containsExactly("AAAUSDT", "BBBUSDT");
        assertThat(same.shared("AAAUSDT", "BBBUSDT")).isGreaterThan(40);
        assertThat(same.correlation("AAAUSDT", "BBBUSDT")).isCloseTo(1, within(1e-9));
        assertThat(same.byWeek().standardError())
                .isGreaterThan(1.2 * same.bySeries().standardError());

        Together two = new Together();
        tell(two, "AAAUSDT", 1);
        tell(two, "BBBUSDT", 2);
        assertThat(Math.abs(two.correlation("AAAUSDT", "BBBUSDT"))).isLessThan(0.3);
        assertThat(two.byWeek().mean()).isCloseTo(two.bySeries().mean(), within(1e-12));
        assertThat(two.shared("AAAUSDT", "CCCUSDT")).isZero();
    }
}
