package io.equilibrium.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SurrogateValueTest {
    @Test
    void pCountsWhatIsAtLeastAsExtremeAndTheObservedItself() {
        SurrogateValue value = new SurrogateValue(3, new double[] {1, 2, 3, 4});
        assertThat(value.upperP()).isEqualTo(3 / 5.0);
        assertThat(value.twoSidedP()).isEqualTo(1);
        assertThat(new SurrogateValue(9, new double[] {1, 2, 3, 4}).upperP()).isEqualTo(1 / 5.0);
        assertThat(new SurrogateValue(0, new double[] {1, 2, 3, 4}).twoSidedP()).isEqualTo(2 / 5.0);
    }

    @Test
    void whatCannotBeToldSpeaksAgainstTheObserved() {
        assertThat(new SurrogateValue(9, new double[] {1, Double.NaN, 3, 4}).upperP())
                .isEqualTo(2 / 5.0);
        assertThat(new SurrogateValue(Double.NaN, new double[] {1, 2}).upperP()).isNaN();
    }

    @Test
    void meanAndQuantilesAreOfThoseThatHaveAValue() {
        SurrogateValue value = new SurrogateValue(0, new double[] {4, 1, Double.NaN, 3, 2});
        assertThat(value.mean()).isCloseTo(2.5, within(1e-12));
        assertThat(value.quantile(0.5)).isEqualTo(3);
        assertThat(value.quantile(1)).isEqualTo(4);
    }

    /** Benjamini and Hochberg by hand: 4 tests, p × 4 / rank, from the largest down. */
    @Test
    void manyPValuesAreCorrected() {
        List<Double> adjusted = BenjaminiHochberg.adjusted(List.of(0.04, 0.01, 0.03, 0.5));
        assertThat(adjusted.get(0)).isCloseTo(0.04 * 4 / 3, within(1e-12));
        assertThat(adjusted.get(1)).isCloseTo(0.04, within(1e-12));
        assertThat(adjusted.get(2)).isCloseTo(0.04 * 4 / 3, within(1e-12));
        assertThat(adjusted.get(3)).isCloseTo(0.5, within(1e-12));
    }
}
