package io.equilibrium.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.governor.Governor;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.governor.GovernorSettings;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.step.StepEngine;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowEngine;
import io.equilibrium.domain.window.WindowSettings;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What depends on where one starts. Prices move without jumps, so that no overshoot of before the others' start is in the fair
 * probabilities; regimes of momentum and of return come and go.
 */
class StartTest {
    private static final long SEED = 20_260_103;
    /** Ticks of five minutes: about a fortnight, fifteen bars of which make an ATR. */
    private static final int WARM_UP = 6_000;

    private static final int COMPARED_FROM = 4 * WARM_UP;
    private static final List<Tick> TICKS = ticks(COMPARED_FROM + 20_000);

    private static List<Tick> ticks(int count) {
        Random random = new Random(SEED);
        List<Tick> ticks = new ArrayList<>(count);
        double price = 10_000;
        double home = price;
        int drift = 1;
        for (int i = 0; i < count; i++) {
            boolean trends = i / 1_500 % 2 == 0;
            if (random.nextInt(80) == 0) {
                drift = -drift;
                home = price;
            }
            price += 5 * random.nextGaussian() + (trends ? 2.5 * drift : 0.15 * (home - price));
            long time = 1_700_000_000_000_000L + i * 300_000_000L;
            ticks.add(new Tick(
                    "STARTS",
                    i + 1,
                    Math.round(price * 100) * E8.ONE / 100,
                    E8.ONE,
                    Aggressor.BUYER,
                    Move.CONTINUOUS,
                    time,
                    time));
        }
        return ticks;
    }

    /** What was made from {@link #COMPARED_FROM} on, starting at an earlier tick, and what a governor said of it. */
    private record Run(List<StepMade> made, List<GovernorReading> readings) {
        static Run from(int start, Grid grid, GovernorKind kind) {
            StepSettings usual = StepSettings.DEFAULT;
            StepEngine steps = new StepEngine(
                    "STARTS",
                    new StepSettings(
                            grid,
                            usual.atrBar(),
                            usual.atrPeriod(),
                            usual.coefficient(),
                            1,
                            usual.hole(),
                            usual.mostStepsPerTick()));
            WindowEngine windows = new WindowEngine(WindowSettings.DEFAULT);
            Governor governor = kind.create(GovernorSettings.DEFAULT.withKind(kind), WindowSettings.DEFAULT);
            Run run = new Run(new ArrayList<>(), new ArrayList<>());
            long compared = TICKS.get(COMPARED_FROM).eventTimeMicros();
            for (Tick tick : TICKS.subList(start, TICKS.size())) {
                for (Step step : steps.on(tick)) {
                    StepMade made = windows.on(step);
                    GovernorReading reading = governor.on(made);
                    if (step.timeMicros() >= compared) {
                        run.made.add(made);
                        run.readings.add(Objects.requireNonNull(reading));
                    }
                }
            }
            return run;
        }

        /** All of a step but its number, and its window. */
        List<Object> seen() {
            return made.stream()
                    .map(one -> (Object) List.of(
                            one.step().timeMicros(),
                            one.step().direction(),
                            one.step().levelE8(),
                            one.step().sizeE8(),
                            one.step().atrE8(),
                            one.step().fairUp(),
                            Objects.requireNonNull(one.bit()),
                            Objects.requireNonNull(one.window())))
                    .toList();
        }

        double continuations() {
            return made.stream()
                            .filter(one -> Objects.requireNonNull(one.bit()).behaviour() == Behaviour.CONTINUATION)
                            .count()
                    / (double) made.size();
        }
    }

    @ParameterizedTest
    @EnumSource(GovernorKind.class)
    void onTheSnappedGridAnEarlierStartChangesNothingOnceWarm(GovernorKind kind) {
        Run latest = Run.from(COMPARED_FROM - WARM_UP, Grid.SNAPPED, kind);
        double tilt = 0;
        double confidence = 0;
        for (int earlier : new int[] {2, 4}) {
            Run run = Run.from(COMPARED_FROM - earlier * WARM_UP, Grid.SNAPPED, kind);
            assertThat(run.seen()).isEqualTo(latest.seen()).hasSizeGreaterThan(300);
            for (int i = 0; i < run.readings.size(); i++) {
                GovernorReading one = run.readings.get(i);
                GovernorReading other = latest.readings.get(i);
                tilt = Math.max(tilt, Math.abs(one.tilt() - other.tilt()));
                confidence = Math.max(confidence, Math.abs(one.confidence() - other.confidence()));
            }
        }
        System.out.printf(
                "%s, seed %d: starting 2 and 4 times the warm-up earlier moves the tilt by %.1e and the confidence by %.1e at"
                        + " most, over %d steps%n",
                kind, SEED, tilt, confidence, latest.made.size());
        if (kind == GovernorKind.FIXED) {
            assertThat(tilt + confidence).isZero();
        }
        assertThat(tilt).isLessThan(0.01);
        assertThat(confidence).isLessThan(0.01);
    }

    @Test
    void onTheAnchoredGridTwentyStartsGiveTwentyResultsAndTheirSpreadIsShown() {
        DoubleSummaryStatistics anchored = new DoubleSummaryStatistics();
        DoubleSummaryStatistics snapped = new DoubleSummaryStatistics();
        for (int start = 0; start < 20; start++) {
            int at = COMPARED_FROM - WARM_UP - 37 * start;
            anchored.accept(Run.from(at, Grid.ANCHORED, GovernorKind.FIXED).continuations());
            snapped.accept(Run.from(at, Grid.SNAPPED, GovernorKind.FIXED).continuations());
        }
        System.out.printf(
                "seed %d: continuations over 20 starts: ANCHORED %.4f to %.4f, SNAPPED %.4f to %.4f%n",
                SEED, anchored.getMin(), anchored.getMax(), snapped.getMin(), snapped.getMax());
        assertThat(snapped.getMax()).isEqualTo(snapped.getMin());
        assertThat(anchored.getMax()).isGreaterThan(anchored.getMin());
    }
}
