package io.equilibrium.research.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundaryTest {
    @Test
    void extremesAreThoseOfEveryWindow() {
        Random random = new Random(4);
        int count = 700;
        BitSet bits = new BitSet();
        for (int i = 0; i < count; i++) {
            bits.set(i, random.nextInt(3) > 0);
        }
        int[] sizes = {5, 10, 15, 20, 30};
        double[][] extremes = BoundaryChart.extremes(bits, count, sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            double largest = 0;
            double smallest = 1;
            for (int from = 0; from + sizes[i] <= count; from++) {
                double share = bits.get(from, from + sizes[i]).cardinality() / (double) sizes[i];
                largest = Math.max(largest, share);
                smallest = Math.min(smallest, share);
            }
            assertThat(extremes[0][i]).isEqualTo(largest);
            assertThat(extremes[1][i]).isEqualTo(smallest);
        }
    }
}
