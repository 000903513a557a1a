package io.equilibrium.domain.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPosteriorTest {
    private static final GovernorSettings SETTINGS = GovernorSettings.DEFAULT;

    private record Bit(boolean one, double fair) {
        double likelihood(double tilt) {
            double odds = fair / (1 - fair) * Math.exp(tilt);
            return one ? odds / (1 + odds) : 1 / (1 + odds);
        }
    }

    /** Every run from its bits alone, from nothing, in sums; nothing is dropped. */
    private static final class Naive {
        private final List<Bit> bits = new ArrayList<>();
        private final TiltGrid grid = new TiltGrid(SETTINGS);
        private double[] runs = {1};

        void on(Bit bit) {
            double[] next = new double[runs.length + 1];
            double total = 0;
            for (int length = 0; length < runs.length; length++) {
                List<Bit> run = bits.subList(bits.size() - length, bits.size());
                List<Bit> longer = new ArrayList<>(run);
                longer.add(bit);
                double joint = runs[length] * marginal(longer) / marginal(run);
                next[length + 1] += joint * (1 - hazard(length + 1));
                next[0] += joint * hazard(length + 1);
                total += joint;
            }
            for (int length = 0; length < next.length; length++) {
                next[length] /= total;
            }
            runs = next;
            bits.add(bit);
        }

        private double marginal(List<Bit> run) {
            double marginal = 0;
            for (int i = 0; i < TiltGrid.SIZE; i++) {
                marginal += joint(i, run);
            }
            return marginal;
        }

        private double joint(int tilt, List<Bit> run) {
            double joint = grid.prior(tilt);
            for (Bit bit : run) {
                joint *= bit.likelihood(TiltGrid.tilt(tilt));
            }
            return joint;
        }

        private static double hazard(int n) {
            double ending = 0;
            double surviving = 0;
            for (int mean : SETTINGS.meanRuns()) {
                ending += Math.pow(1 - 1.0 / mean, n - 1) / mean;
                surviving += Math.pow(1 - 1.0 / mean, n - 1);
            }
            return ending / surviving;
        }

        double tilt(int i) {
            double posterior = 0;
            for (int length = 0; length < runs.length; length++) {
                List<Bit> run = bits.subList(bits.size() - length, bits.size());
                posterior += runs[length] * joint(i, run) / marginal(run);
            }
            return posterior;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void saysWhatEveryRunFromNothingSays(long seed) {
        Random random = new Random(seed);
        RunPosterior clever = new RunPosterior(SETTINGS);
        Naive naive = new Naive();
        double chance = 0.5;
        for (int n = 0; n < 150; n++) {
            chance = random.nextInt(40) == 0 ? random.nextDouble() : chance;
            Bit bit = new Bit(random.nextDouble() < chance, 0.05 + 0.9 * random.nextDouble());
            clever.on(bit.one(), bit.fair());
            naive.on(bit);
            double mean = 0;
            for (int length = 0; length < naive.runs.length; length++) {
                mean += length * naive.runs[length];
                assertThat(clever.runLength(length)).isCloseTo(naive.runs[length], within(1e-4));
            }
            assertThat(clever.meanRun()).isCloseTo(mean, within(0.02));
        }
        double tilt = 0;
        double beyond = 0;
        for (int i = 0; i < TiltGrid.SIZE; i++) {
            tilt += naive.tilt(i) * TiltGrid.tilt(i);
            beyond += TiltGrid.tilt(i) > 0.3 ? naive.tilt(i) : 0;
        }
        assertThat(clever.meanTilt()).isCloseTo(tilt, within(1e-4));
        assertThat(clever.beyond(1)).isCloseTo(beyond, within(1e-4));
    }

    /** The tilt alone is a hidden Markov chain over tilts and hazards, which forgets runs and needs no tail. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void theTiltIsThatOfAChainThatKnowsNoRuns(long seed) {
        Random random = new Random(seed);
        RunPosterior clever = new RunPosterior(SETTINGS);
        TiltGrid grid = new TiltGrid(SETTINGS);
        int hazards = SETTINGS.meanRuns().size();
        double[][] chain = new double[hazards][TiltGrid.SIZE];
        for (double[] row : chain) {
            for (int i = 0; i < TiltGrid.SIZE; i++) {
                row[i] = grid.prior(i) / hazards;
            }
        }
        double worst = 0;
        for (int n = 0; n < 3_000; n++) {
            Bit bit = new Bit(random.nextDouble() < (n % 800 < 500 ? 0.5 : 0.7), 0.3 + 0.4 * random.nextDouble());
            clever.on(bit.one(), bit.fair());
            step(chain, bit, grid);
            double beyond = 0;
            for (double[] row : chain) {
                for (int i = 0; i < TiltGrid.SIZE; i++) {
                    beyond += TiltGrid.tilt(i) > 0.3 ? row[i] : 0;
                }
            }
            worst = Math.max(worst, Math.abs(clever.beyond(1) - beyond));
        }
        System.out.printf("seed %d: dropping the tail moves P(d > margin) by %.1e at most%n", seed, worst);
        assertThat(worst).isLessThan(1e-3);
    }

    private static void step(double[][] chain, Bit bit, TiltGrid grid) {
        double total = 0;
        double changed = 0;
        for (int h = 0; h < chain.length; h++) {
            for (int i = 0; i < TiltGrid.SIZE; i++) {
                chain[h][i] *= bit.likelihood(TiltGrid.tilt(i));
                total += chain[h][i];
                changed += chain[h][i] / SETTINGS.meanRuns().get(h);
            }
        }
        for (int h = 0; h < chain.length; h++) {
            double stays = 1 - 1.0 / SETTINGS.meanRuns().get(h);
            for (int i = 0; i < TiltGrid.SIZE; i++) {
                chain[h][i] = (stays * chain[h][i] + changed * grid.prior(i) / chain.length) / total;
            }
        }
    }

    @Test
    void twoBitsByHand() {
        RunPosterior posterior = new RunPosterior(SETTINGS);
        assertThat(posterior.meanRun()).isZero();
        assertThat(posterior.meanTilt()).isCloseTo(0, within(1e-15));
        posterior.on(true, 0.5);
        // The mean of the two hazards, and one bit otherwise; the prior is even, so the bit says nothing of runs.
        double hazard = (1 / 80.0 + 1 / 1_000.0) / 2;
        assertThat(posterior.runLength(0)).isCloseTo(hazard, within(1e-12));
        assertThat(posterior.runLength(1)).isCloseTo(1 - hazard, within(1e-12));
        assertThat(posterior.beyond(1)).isGreaterThan(posterior.beyond(-1));
        posterior.on(false, 0.5);
        assertThat(posterior.runLength(2)).isLessThan(1 - hazard);
        assertThat(posterior.continuations(1)).isZero();
        assertThat(posterior.continuations(2)).isEqualTo(1);
        assertThat(posterior.continuations(9)).isEqualTo(1);
    }
}
