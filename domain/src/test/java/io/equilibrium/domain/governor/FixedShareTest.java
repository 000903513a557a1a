package io.equilibrium.domain.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedShareTest {
    private static final int BITS = 400;
    private static final int EXPERTS = 9;
    private static final int MOST_SWITCHES = 12;

    @Test
    void twoExpertsByHand() {
        FixedShare mixture = new FixedShare(new double[] {0.5, 0.5}, 0.1);
        double[] ones = {0.8, 0.4};
        assertThat(mixture.predict(ones)).isCloseTo(0.6, within(1e-15));
        mixture.on(true, ones);
        // 2/3 and 1/3, then a tenth of it all to both by their prior.
        assertThat(mixture.weight(0)).isCloseTo(0.9 * 2 / 3 + 0.05, within(1e-15));
        assertThat(mixture.weight(1)).isCloseTo(0.9 / 3 + 0.05, within(1e-15));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void losesAtMostTheBoundMoreThanTheBestSequenceOfExperts(long seed) {
        Random random = new Random(seed);
        double share = 0.002 + 0.05 * random.nextDouble();
        double[] prior = new double[EXPERTS];
        Arrays.fill(prior, 1.0 / EXPERTS);
        FixedShare mixture = new FixedShare(prior, share);
        double[][] losses = new double[BITS][EXPERTS];
        double loss = 0;
        for (int t = 0; t < BITS; t++) {
            int best = t * 5 / BITS;
            double[] ones = new double[EXPERTS];
            boolean bit = random.nextBoolean();
            for (int i = 0; i < EXPERTS; i++) {
                double right = i == best ? 0.9 : 0.05 + 0.9 * random.nextDouble();
                ones[i] = bit ? right : 1 - right;
                losses[t][i] = -Math.log(right);
            }
            double mixed = mixture.predict(ones);
            loss -= Math.log(bit ? mixed : 1 - mixed);
            mixture.on(bit, ones);
        }
        double[] bestWith = best(losses);
        double tightest = Double.POSITIVE_INFINITY;
        for (int switches = 0; switches <= MOST_SWITCHES; switches++) {
            double bound = (switches + 1) * Math.log(EXPERTS)
                    - switches * Math.log(share)
                    - (BITS - 1 - switches) * Math.log(1 - share);
            tightest = Math.min(tightest, bestWith[switches] + bound - loss);
            assertThat(loss).isLessThanOrEqualTo(bestWith[switches] + bound + 1e-9);
        }
        System.out.printf("seed %d: %.2f nats below the tightest bound%n", seed, tightest);
        // Not for nothing: without shares the first expert would be followed for good.
        assertThat(loss).isLessThan(bestWith[0]);
    }

    /** The least loss of a sequence of experts with exactly so many switches, by dynamic programming. */
    private static double[] best(double[][] losses) {
        double[][] least = new double[MOST_SWITCHES + 1][EXPERTS];
        for (double[] row : least) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        least[0] = losses[0].clone();
        for (int t = 1; t < losses.length; t++) {
            for (int k = MOST_SWITCHES; k >= 0; k--) {
                double[] row = new double[EXPERTS];
                for (int i = 0; i < EXPERTS; i++) {
                    double from = least[k][i];
                    for (int j = 0; k > 0 && j < EXPERTS; j++) {
                        from = j == i ? from : Math.min(from, least[k - 1][j]);
                    }
                    row[i] = from + losses[t][i];
                }
                least[k] = row;
            }
        }
        return Arrays.stream(least)
                .mapToDouble(row -> Arrays.stream(row).min().orElseThrow())
                .toArray();
    }
}
