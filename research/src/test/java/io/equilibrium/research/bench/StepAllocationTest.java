package io.equilibrium.research.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.step.StepSettings;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class StepAllocationTest {
    private static final int TICKS = 100_000;

    @Test
    void aTickThatMakesNoStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TickStream stream = new TickStream();
        StepEngine engine = new StepEngine(TickStream.SYMBOL, StepSettings.DEFAULT);
        long steps = run(engine, stream.warmUp());
        assertThat(steps).isPositive();
        Tick[] first = stream.rest(TICKS);
        Tick[] second = stream.rest(TICKS);
        run(engine, first);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        long made = run(engine, second);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(made).isZero();
        assertThat(allocated).isZero();
    }

    private static long run(StepEngine engine, Tick[] ticks) {
        long steps = 0;
        for (Tick tick : ticks) {
            steps += engine.on(tick).size();
        }
        return steps;
    }
}
