package io.equilibrium.research.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.BarPath;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.signal.StepSignals;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.research.surrogate.BarHistory;
import io.equilibrium.research.surrogate.BarRules;
import io.equilibrium.research.surrogate.PathRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyRulesTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final long MICROS = 300_000_000L;

    /** A walk on price ticks, its volatility rising and falling, now and then a bar missing. */
    private static BarHistory history(int count, long price, long tickE8, long seed) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        long close = price * E8.ONE;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(200) == 0) {
                continue;
            }
            double volatility = 0.0015 * (1.5 + Math.sin(i / 300.0));
            long open = close;
            close = ticks(open * Math.exp(volatility * random.nextGaussian()), tickE8);
            long high = ticks(Math.max(open, close) * (1 + volatility * random.nextDouble()), tickE8);
            long low = ticks(Math.min(open, close) * (1 - volatility * random.nextDouble()), tickE8);
            bars.add(new Bar(
                    1_704_067_200_000_000L + i * MICROS,
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    1));
        }
        return new BarHistory("BTCUSDT", FIVE_MINUTES, bars);
    }

    private static long ticks(double price, long tickE8) {
        return Math.round(price / tickE8) * tickE8;
    }

    private static List<StepSignals> said(BarHistory history, BarRules rules) {
        List<StepSignals> said = new ArrayList<>();
        history.tell(rules.start(history.symbol(), said::add));
        return said;
    }

    @ParameterizedTest
    @CsvSource({"42000, 10000000, true", "42000, 10000000, false", "7, 100000, true", "7, 100000, false"})
    void itsStepsAreThoseOfItsDescription(long price, long tickE8, boolean lookahead) {
        BarHistory history = history(6_000, price, tickE8, 3);
        List<NaiveStudyRule.Made> expected = new NaiveStudyRule(history.bars(), lookahead).steps();
        List<Step> steps = said(history, new StudyRules(FIVE_MINUTES, lookahead)).stream()
                .map(said -> said.made().step())
                .toList();
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(steps).hasSameSizeAs(expected);
        for (int i = 0; i < steps.size(); i++) {
            NaiveStudyRule.Made made = expected.get(i);
            assertThat(steps.get(i).tradeId()).isEqualTo(made.bar() + 1L);
            assertThat(steps.get(i).direction()).isEqualTo(made.direction() > 0 ? Direction.UP : Direction.DOWN);
            assertThat(BigDecimal.valueOf(steps.get(i).levelE8(), 8)).isEqualByComparingTo(made.level());
            assertThat(BigDecimal.valueOf(steps.get(i).sizeE8(), 8)).isEqualByComparingTo(made.size());
            assertThat(steps.get(i).fairUp()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void aStepIsKnownAtTheEndOfItsBarAndPricedAtItsClose() {
        BarHistory history = history(3_000, 42_000, 10_000_000, 5);
        for (StepSignals said : said(history, new StudyRules(FIVE_MINUTES, false))) {
            Step step = said.made().step();
            Bar bar = history.bars().get((int) step.tradeId() - 1);
            assertThat(step.priceE8()).isEqualTo(bar.closeE8());
            assertThat(step.timeMicros()).isEqualTo(bar.openTimeMicros() + MICROS - 1_000);
        }
    }

    @Test
    void itsLookAheadIsCaughtAndNothingElseIs() {
        BarHistory history = history(3_000, 42_000, 10_000_000, 7);
        assertThat(new CausalityCheck(history, new StudyRules(FIVE_MINUTES, true)).firstBroken(37))
                .isPresent();
        assertThat(new CausalityCheck(history, new StudyRules(FIVE_MINUTES, false)).firstBroken(37))
                .isEmpty();
        for (BarPath path : BarPath.values()) {
            PathRules road = new PathRules(TradingSettings.DEFAULT, FIVE_MINUTES, path);
            assertThat(new CausalityCheck(history, road).firstBroken(37)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT7M", "PT4H", "PT0S"})
    void barsMustDivideTwoHours(Duration length) {
        assertThatThrownBy(() -> new StudyRules(length, false)).hasMessageContaining("divide two hours");
    }
}
