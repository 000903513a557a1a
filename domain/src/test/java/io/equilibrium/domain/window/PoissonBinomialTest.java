package io.equilibrium.domain.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonBinomialTest {
    @Test
    void twoUnequalTrialsByHand() {
        double[] q = {0.2, 0.6};
        assertThat(PoissonBinomial.distribution(q)).containsExactly(new double[] {0.32, 0.56, 0.12}, within(1e-15));
        // The mean is 0.8: 2 is 1.2 away, 0 is 0.8 away, 1 is 0.2 away.
        assertThat(PoissonBinomial.twoSidedTail(q, 0.8, 2)).isCloseTo(0.12, within(1e-15));
        assertThat(PoissonBinomial.twoSidedTail(q, 0.8, 0)).isCloseTo(0.44, within(1e-15));
        assertThat(PoissonBinomial.twoSidedTail(q, 0.8, 1)).isEqualTo(1);
        assertThat(PoissonBinomial.majority(q)).isCloseTo(0.12, within(1e-15));
    }

    @Test
    void fairCoinsAreTheBinomial() {
        double[] coins = new double[20];
        Arrays.fill(coins, 0.5);
        double[] seven = Arrays.copyOf(coins, 7);
        assertThat(PoissonBinomial.majority(seven)).isCloseTo(0.5, within(1e-15));
        // 2 × (1 + 20 + 190 + 1140 + 4845 + 15504) / 2^20
        assertThat(PoissonBinomial.twoSidedTail(coins, 10, 15)).isCloseTo(2 * 21_700 / 1_048_576.0, within(1e-15));
    }

    @Test
    void theOtherSideCountsThoughRoundingHasMovedTheMean() {
        double[] q = {0.1, 0.2, 0.3, 0.4};
        double mean = 0.1 + 0.2 + 0.3 + 0.4;
        assertThat(PoissonBinomial.twoSidedTail(q, mean + 1e-12, 0))
                .isCloseTo(PoissonBinomial.twoSidedTail(q, mean, 2), within(1e-15));
        assertThat(PoissonBinomial.twoSidedTail(q, mean + 2e-9, 0))
                .isLessThan(PoissonBinomial.twoSidedTail(q, mean, 0));
    }

    @Test
    void certaintiesLeaveNoTailBeyondWhatMustBe() {
        double[] q = {1, 0, 1};
        assertThat(PoissonBinomial.distribution(q)).containsExactly(0, 0, 1, 0);
        assertThat(PoissonBinomial.twoSidedTail(q, 2, 2)).isEqualTo(1);
        assertThat(PoissonBinomial.majority(q)).isEqualTo(1);
    }

    @Test
    void halfOfAnEvenNumberIsNoMajority() {
        assertThat(PoissonBinomial.majority(new double[] {1, 0})).isZero();
        assertThat(PoissonBinomial.majority(new double[] {1, 1, 0, 0})).isZero();
        assertThat(PoissonBinomial.majority(new double[] {1, 1, 1, 0})).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOutcomeCountedOneByOneSaysTheSame(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            double[] q = random.doubles(1 + random.nextInt(12)).toArray();
            double mean = Arrays.stream(q).sum();
            double[] naive = enumerated(q);
            assertThat(PoissonBinomial.distribution(q)).containsExactly(naive, within(1e-12));
            for (int k = 0; k <= q.length; k++) {
                assertThat(PoissonBinomial.twoSidedTail(q, mean, k)).isCloseTo(tail(naive, mean, k), within(1e-12));
            }
            assertThat(PoissonBinomial.majority(q)).isCloseTo(majority(naive), within(1e-12));
        }
    }

    private static double[] enumerated(double[] q) {
        double[] mass = new double[q.length + 1];
        for (int outcome = 0; outcome < 1 << q.length; outcome++) {
            double chance = 1;
            for (int i = 0; i < q.length; i++) {
                chance *= (outcome >> i & 1) == 1 ? q[i] : 1 - q[i];
            }
            mass[Integer.bitCount(outcome)] += chance;
        }
        return mass;
    }

    private static double tail(double[] mass, double mean, int k) {
        double tail = 0;
        for (int count = 0; count < mass.length; count++) {
            tail += Math.abs(count - mean) >= Math.abs(k - mean) - 1e-9 ? mass[count] : 0;
        }
        return tail;
    }

    private static double majority(double[] mass) {
        double majority = 0;
        for (int count = 0; count < mass.length; count++) {
            majority += 2 * count > mass.length - 1 ? mass[count] : 0;
        }
        return majority;
    }
}
