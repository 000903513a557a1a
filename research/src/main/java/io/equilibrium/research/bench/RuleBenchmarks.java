package io.equilibrium.research.bench;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One operation is one tick; an engine starts each time from the same warm state. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
public class RuleBenchmarks {
    static final int TICKS = 1 << 20;

    private static final TradingSettings SETTINGS =
            TradingSettings.DEFAULT.withInstruments(InstrumentFile.builtIn().instruments());

    /** The prices alone, and the ticks that hold them. */
    @State(Scope.Thread)
    public static class Scan {
        private Tick[] ticks = {};
        private long[] prices = {};

        @Setup
        public void make() {
            TickStream stream = new TickStream();
            stream.warmUp();
            ticks = stream.walk(TICKS);
            prices = Arrays.stream(ticks).mapToLong(Tick::priceE8).toArray();
        }
    }

    /** A warm step engine before a stream. */
    @State(Scope.Thread)
    public abstract static class Steps {
        private final StepEngine engine = new StepEngine(TickStream.SYMBOL, StepSettings.DEFAULT);
        private Tick[] ticks = {};
        private byte[] warm = {};

        abstract Tick[] ticks(TickStream stream);

        @Setup
        public void make() {
            TickStream stream = new TickStream();
            for (Tick tick : stream.warmUp()) {
                engine.on(tick);
            }
            ticks = ticks(stream);
            StateWriter state = new StateWriter();
            engine.save(state);
            warm = state.bytes();
        }

        @Setup(Level.Invocation)
        public void restore() {
            engine.restore(new StateReader(warm));
        }

        long run() {
            long steps = 0;
            for (Tick tick : ticks) {
                steps += engine.on(tick).size();
            }
            return steps;
        }
    }

    /** No tick makes a step. */
    public static class Rest extends Steps {
        @Override
        Tick[] ticks(TickStream stream) {
            return stream.rest(TICKS);
        }
    }

    /** Some ticks make steps. */
    public static class Walk extends Steps {
        @Override
        Tick[] ticks(TickStream stream) {
            return stream.walk(TICKS);
        }
    }

    /** The whole road, cold: a seventh of its ticks warm it up. */
    @State(Scope.Thread)
    public static class Road {
        private Tick[] ticks = {};
        private TradingPipeline pipeline = new TradingPipeline(SETTINGS);

        @Setup
        public void make() {
            ticks = new TickStream().walk(TICKS);
        }

        @Setup(Level.Invocation)
        public void restart() {
            pipeline = new TradingPipeline(SETTINGS);
        }
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long venueWithNothing(Resting.None resting) {
        return resting.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long venueWithTen(Resting.Ten resting) {
        return resting.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long venueWithThousand(Resting.Thousand resting) {
        return resting.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long venueTradedThrough(Resting.TradedThrough resting) {
        return resting.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long scanPrices(Scan scan) {
        long maximum = Long.MIN_VALUE;
        for (long price : scan.prices) {
            maximum = Math.max(maximum, price);
        }
        return maximum;
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long scanTicks(Scan scan) {
        long maximum = Long.MIN_VALUE;
        for (Tick tick : scan.ticks) {
            maximum = Math.max(maximum, tick.priceE8());
        }
        return maximum;
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long stepsAtRest(Rest rest) {
        return rest.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long stepsOfAWalk(Walk walk) {
        return walk.run();
    }

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long road(Road road) {
        long events = 0;
        for (Tick tick : road.ticks) {
            events += road.pipeline.on(tick).size();
        }
        return events;
    }
}
