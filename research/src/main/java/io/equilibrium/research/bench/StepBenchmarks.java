package io.equilibrium.research.bench;

import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.signal.BetSide;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalEngine;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One operation is one step: its bit, its window's statistics, the governor's judgement and the series; cold each time. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
public class StepBenchmarks {
    static final int STEPS = 5_000;

    /** A walk of uneven fair probabilities, with a change of regime now and then. */
    @State(Scope.Thread)
    public static class Walk {
        private final Step[] steps = new Step[STEPS];

        @Setup
        public void make() {
            Random random = new Random(42);
            Direction direction = Direction.UP;
            double fair = 0.5;
            long level = 40_000 * E8.ONE;
            for (int i = 0; i < STEPS; i++) {
                double tilted = i / 600 % 2 == 0 ? fair : Math.min(fair + 0.15, 0.95);
                direction = random.nextDouble() < tilted ? direction : direction.opposite();
                fair = 0.35 + 0.3 * random.nextDouble();
                long next = level + direction.sign() * 200L * E8.ONE;
                double up = direction == Direction.UP ? fair : 1 - fair;
                steps[i] = new Step(
                        TickStream.SYMBOL,
                        i + 1,
                        0,
                        direction,
                        level,
                        next,
                        next,
                        200 * E8.ONE,
                        next,
                        i + 1,
                        i * 1_000_000L,
                        0,
                        400 * E8.ONE,
                        up);
                level = next;
            }
        }

        long run(GovernorKind kind) {
            WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
            SignalEngine signals = new SignalEngine(
                    new SignalSettings(GovernorSettings.DEFAULT.withKind(kind), BetSide.AGAINST, SeriesRule.FIXED_7),
                    WindowSettings.DEFAULT);
            long events = 0;
            for (Step step : steps) {
                StepMade made = windows.on(step);
                events += signals.on(made).size();
            }
            return events;
        }
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long windows(Walk walk) {
        WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
        long indices = 0;
        for (Step step : walk.steps) {
            indices += windows.on(step).pivotIndex();
        }
        return indices;
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long fixed(Walk walk) {
        return walk.run(GovernorKind.FIXED);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long bayesian(Walk walk) {
        return walk.run(GovernorKind.BAYESIAN);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long experts(Walk walk) {
        return walk.run(GovernorKind.EXPERTS);
    }
}
