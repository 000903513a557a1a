package io.equilibrium.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxTTest {
    @Test
    void oneStatisticKeepsItsOwnP() {
        SurrogateValue value = new SurrogateValue(3, new double[] {1, 2, 3, 4});
        assertThat(MaxT.adjusted(List.of(value))).containsExactly(value.upperP());
    }

    @Test
    void aCopyOfAStatisticCostsNothingAndScaleDoesNotMatter() {
        SurrogateValue value = new SurrogateValue(3, new double[] {1, 2, 2.5, 4});
        SurrogateValue scaled = new SurrogateValue(300, new double[] {100, 200, 250, 400});
        assertThat(MaxT.adjusted(List.of(value, scaled))).containsExactly(0.4, 0.4);
    }

    /** Of twenty independent statistics without an edge, the smallest corrected p is at most 5 % in about 5 % of the cases. */
    @Test
    void ofManyWithoutAnEdgeOneInTwentyPagesHasASmallP() {
        Random random = new Random(1);
        int found = 0;
        for (int page = 0; page < 400; page++) {
            List<SurrogateValue> statistics = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                statistics.add(new SurrogateValue(
                        random.nextGaussian(),
                        random.doubles(99).map(any -> random.nextGaussian()).toArray()));
            }
            found += MaxT.adjusted(statistics).stream().anyMatch(p -> p <= 0.05) ? 1 : 0;
        }
        assertThat(found / 400.0).isCloseTo(0.05, within(0.03));
    }

    @Test
    void aMeanOfClustersIsAsUnsureAsTheirSums() {
        ClusteredMean alone = new ClusteredMean();
        ClusteredMean together = new ClusteredMean();
        double[] values = {1, 3, -2, 5, 0, 2};
        for (int i = 0; i < values.length; i++) {
            alone.add(i, values[i]);
            together.add(i, values[i]);
            together.add(i, values[i]);
        }
        assertThat(alone.mean()).isCloseTo(1.5, within(1e-12));
        // Sample variance 29.5 / 5 over 6.
        assertThat(alone.standardError()).isCloseTo(Math.sqrt(29.5 / 5 / 6), within(1e-12));
        assertThat(together.standardError()).isCloseTo(alone.standardError(), within(1e-12));
        assertThat(together.count()).isEqualTo(12);
        assertThat(new ClusteredMean().mean()).isNaN();
    }
}
