package io.equilibrium.domain.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.market.Ticks;
import io.equilibrium.domain.unit.Fraction;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepEngineAllocationTest {
    private static final int TICKS = 200_000;
    private static final int WARM_UP = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A price that stays within one unit, so within a step; a bar closes every hundred ticks, some ticks are dropped or late. */
    private static Tick[] quietTicks() {
        Random random = new Random(5);
        Tick[] ticks = new Tick[TICKS];
        for (int i = 0; i < TICKS; i++) {
            long tradeId = i % 50 == 49 ? i - 1 : i;
            long late = i % 70 == 69 ? 20_000 : 0;
            long price = 1_000_000L + random.nextInt(3);
            ticks[i] = i % 2 == 0
                    ? Ticks.jump(tradeId, price, i * 10_000L - late)
                    : Ticks.continuous(tradeId, price, i * 10_000L - late);
        }
        return ticks;
    }

    @ParameterizedTest
    @EnumSource(Grid.class)
    void aTickThatMakesNoStepAllocatesNothing(Grid grid) {
        StepEngine engine = new StepEngine(
                Ticks.SYMBOL,
                new StepSettings(grid, Duration.ofSeconds(1), 14, Fraction.parse("10"), 1, Tape.DEFAULT_HOLE, 10_000));
        Tick[] ticks = quietTicks();
        assertThat(steps(engine, ticks, 0, WARM_UP)).isZero();
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        int steps = steps(engine, ticks, WARM_UP, TICKS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(steps).isZero();
        assertThat(allocated).isZero();
        assertThat(engine.tape().duplicates()).isPositive();
        assertThat(engine.tape().late()).isPositive();
        assertThat(engine.on(Ticks.jump(TICKS, 1_000_100, TICKS * 10_000L))).isNotEmpty();
    }

    private static int steps(StepEngine engine, Tick[] ticks, int from, int to) {
        int steps = 0;
        for (int i = from; i < to; i++) {
            steps += engine.on(ticks[i]).size();
        }
        return steps;
    }
}
