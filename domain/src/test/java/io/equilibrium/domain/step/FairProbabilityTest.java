package io.equilibrium.domain.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Ticks;
import io.equilibrium.domain.unit.Fraction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On walks without drift, how often a step continues is what the fair probabilities say. */
class FairProbabilityTest {
    private static final int TICKS = 600_000;

    private static List<Step> walk(Grid grid, long seed, ToLongFunction<Random> move) {
        StepSettings settings =
                new StepSettings(grid, Duration.ofSeconds(4), 14, new Fraction(1, 2), 1, Tape.DEFAULT_HOLE, 10_000);
        StepEngine engine = new StepEngine(Ticks.SYMBOL, settings);
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        long price = 1_000_000_000;
        for (int i = 1; i <= TICKS; i++) {
            price += move.applyAsLong(random);
            steps.addAll(engine.on(Ticks.jump(i, price, i * 250_000L)));
        }
        return steps;
    }

    /**
     * Continuations, what was fair, what would be fair without overshoot, and the variance, over the steps that no gap
     * decided.
     */
    private record Tally(int bits, int continuations, double fair, double fairWithoutOvershoot, double variance) {
        static Tally of(List<Step> steps) {
            int bits = 0;
            int continuations = 0;
            double fair = 0;
            double without = 0;
            double variance = 0;
            for (int i = 1; i < steps.size(); i++) {
                Step before = steps.get(i - 1);
                if (before.isPassed()) {
                    continue;
                }
                double q = before.fairContinuation();
                bits++;
                continuations += steps.get(i).direction() == before.direction() ? 1 : 0;
                fair += q;
                without += 0.5
                        + before.direction().sign() * (before.priceE8() - before.levelE8()) / (2.0 * before.sizeE8());
                variance += q * (1 - q);
            }
            return new Tally(bits, continuations, fair, without, variance);
        }

        double z() {
            return (continuations - fair) / Math.sqrt(variance);
        }

        double edge() {
            return (continuations - fair) / bits;
        }

        double edgeWithoutOvershoot() {
            return (continuations - fairWithoutOvershoot) / bits;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aWalkOfUnitMovesHasNoEdgeOnTheSnappedGrid(long seed) {
        Tally tally = Tally.of(walk(Grid.SNAPPED, seed, random -> random.nextBoolean() ? 1 : -1));
        assertThat(tally.bits()).isGreaterThan(10_000);
        assertThat(tally.z()).isBetween(-3.5, 3.5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aWalkOfCoarseMovesHasAFalseReversalEdgeThatTheOvershootTakesAway(long seed) {
        Tally tally = Tally.of(walk(Grid.ANCHORED, seed, random -> Math.round(1_000 * random.nextGaussian())));
        assertThat(tally.bits()).isGreaterThan(50_000);
        assertThat(tally.edgeWithoutOvershoot()).isLessThan(-0.015);
        assertThat(tally.edge()).isCloseTo(0, within(0.008));
    }
}
